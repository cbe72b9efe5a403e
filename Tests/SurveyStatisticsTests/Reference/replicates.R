# Replicate variances as R's `survey` gives them, from the people of designs.R.
#
#   Rscript replicates.R      prints `name,value,…` at 17 digits; ReplicateReference.swift holds what it printed
#
# Jackknives are R's own. Balanced half samples use the Hadamard matrix of order 8 by doubling, of which region h takes
# row h + 1 (the row of ones is for nobody), written out here; bootstrap weights are any made-up numbers.
suppressMessages(library(survey))
source("towns.R")
all <- make()

# Quantiles: the spread of the replicates' own, which R takes itself; for a jackknife, which it warns of, the interval
# p +- t SE of the share at or below turned back, as in designs.R.
quantiles <- function(name, s, leavesoneout) {
  w <- weights(s, "sampling"); x <- s$variables$spend; o <- order(x); t <- qt(0.975, degf(s))
  inverse <- function(p) { at <- which(cumsum(w[o]) >= p * sum(w))[1]; if (p < 0) NA else x[o][at] }
  printed <- c()
  for (p in c(0.25, 0.5, 0.75)) {
    q <- svyquantile(~spend, s, p, interval.type = "quantile", qrule = "math")$spend
    if (leavesoneout) {
      s <- update(s, below = as.numeric(spend <= q[1]))
      half <- t * as.numeric(SE(svymean(~below, s)))
      q <- c(q[1], inverse(p - half), inverse(p + half)); q[4] <- (q[3] - q[2]) / (2 * t)
    }
    printed <- c(printed, q)
  }
  say(paste(name, "quantiles"), printed)
}
# Tests of tables; missing answers are left out of them by R itself.
tables <- function(name, s) {
  for (formula in list(~rating + area, ~good + area)) for (kind in c("F", "Chisq", "Wald", "adjWald")) {
    t <- tryCatch(svychisq(formula, s, statistic = kind), error = function(e) NULL)
    if (!is.null(t) && all(t$parameter > 0))
      say(paste(name, all.vars(formula)[1], kind), c(t$statistic, t$parameter, t$p.value))
  }
}

show <- function(name, s, leavesoneout = FALSE) {
  suppressWarnings(suppressMessages({ quantiles(name, s, leavesoneout); tables(name, s) }))
  say(paste(name, "df"), degf(s))
  say(paste(name, "scale"), s$scale)
  total <- svytotal(~rating + spend, s)
  say(paste(name, "total"), c(coef(total), lower(vcov(total))))
  # Values near 10^9 would leave R four digits of the error: moved back, whole numbers exactly, it is the same.
  b <- svymean(~I(billion - 1e9), s)
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
  show(paste0("JK1", suffix), as.svrepdesign(simple, type = "JK1", mse = mse), TRUE)
  show(paste0("JKn", suffix), as.svrepdesign(clusters, type = "JKn", mse = mse), TRUE)
  show(paste0("JKn finite", suffix), as.svrepdesign(finite, type = "JKn", mse = mse), TRUE)

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
  show(paste0("SDR", suffix), svrepdesign(data = all, weights = ~w, repweights = any, type = "successive-difference",
    combined.weights = TRUE, mse = mse))
  show(paste0("other", suffix), svrepdesign(data = all, weights = ~w, repweights = any, type = "other",
    scale = 0.3, rscales = (1:10) / 10, combined.weights = TRUE, mse = mse))
}
