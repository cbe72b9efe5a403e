# Replicate variances as R's `survey` gives them, from the people of designs.R.
#
#   Rscript replicates.R      prints `name,value,…` at 17 digits; ReplicateReference.swift holds what it printed
#
# Jackknives are R's own. Balanced half samples use the Hadamard matrix of order 8 by doubling, of which region h takes
# row h + 1 (the row of ones is for nobody), written out here; bootstrap weights are any made-up numbers.
suppressMessages(library(survey))
source("towns.R")
all <- make()

show <- function(name, s) {
  say(paste(name, "df"), degf(s))
  say(paste(name, "scale"), s$scale)
  total <- svytotal(~rating + spend, s)
  say(paste(name, "total"), c(coef(total), lower(vcov(total))))
  b <- svymean(~billion, s)
  say(paste(name, "billion"), c(coef(b), SE(b)))
  r <- svyratio(~spend, ~budget, s)
  say(paste(name, "ratio"), c(coef(r), SE(r)))
  answered <- subset(s, !is.na(good))
  by <- svyby(~good, ~area, answered, svymean, covmat = TRUE)
  say(paste(name, "areas"), c(coef(by), lower(vcov(by))))
}

for (mse in c(TRUE, FALSE)) {
  suffix <- if (mse) " mse" else " mean"
  clusters <- svydesign(ids = ~town, strata = ~h, weights = ~w, data = all)
  finite <- svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = all)
  simple <- svydesign(ids = ~town, weights = ~w, data = all)
  show(paste0("JK1", suffix), as.svrepdesign(simple, type = "JK1", mse = mse))
  show(paste0("JKn", suffix), as.svrepdesign(clusters, type = "JKn", mse = mse))
  show(paste0("JKn finite", suffix), as.svrepdesign(finite, type = "JKn", mse = mse))

  pairs <- all[all$c < 2, ]
  h2 <- matrix(c(1, 1, 1, -1), 2); h8 <- h2 %x% h2 %x% h2
  half <- t(sapply(seq_len(nrow(pairs)), function(i) {
    sign <- h8[pairs$h[i] + 2, ]
    ifelse((sign > 0) == (pairs$c[i] == 0), 1, -1)
  }))
  show(paste0("BRR", suffix), svrepdesign(data = pairs, weights = ~w, repweights = 1 + half, type = "BRR",
    combined.weights = FALSE, mse = mse))
  show(paste0("Fay", suffix), svrepdesign(data = pairs, weights = ~w, repweights = 1 + 0.7 * half, type = "Fay",
    rho = 0.3, combined.weights = FALSE, mse = mse))

  any <- sapply(0:9, function(r) all$w * ((all$h * 5 + all$c * 3 + r * (all$c + 2)) %% 4) / 1.5)
  show(paste0("bootstrap", suffix), svrepdesign(data = all, weights = ~w, repweights = any, type = "bootstrap",
    combined.weights = TRUE, mse = mse))
  show(paste0("other", suffix), svrepdesign(data = all, weights = ~w, repweights = any, type = "other",
    scale = 0.3, rscales = (1:10) / 10, combined.weights = TRUE, mse = mse))
}
