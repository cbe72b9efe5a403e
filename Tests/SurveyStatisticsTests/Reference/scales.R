# Reliability, drivers and response quality as R's `survey` and `psych` give them, or R from the formula itself.
#
#   Rscript scales.R      prints `name,value,…` at 17 digits; Reliability/ScaleReference.swift holds what it printed
#
# The sixty made-up people of survey.R: five items from 1 to 5, some left out, weights from 1 to 2.5.
suppressMessages({library(survey); library(psych)})
cat("# survey ", as.character(packageVersion("survey")), ", psych ", as.character(packageVersion("psych")), "\n", sep = "")
say <- function(name, value) cat(name, ",", paste(trimws(formatC(as.numeric(value), digits = 17, format = "g")), collapse = ","), "\n", sep = "")
lower <- function(m) { m <- as.matrix(m); unlist(lapply(seq_len(nrow(m)), function(r) m[r, 1:r])) }

i <- 0:59
complete <- sapply(0:4, function(j) {
  base <- (i * 7 + i %/% 9) %% 5
  noise <- ((i * i + 3 * i * j + j * j) %% 7) %/% 2 - 1
  pmin(pmax(base + noise, 0), 4) + 1
})
colnames(complete) <- paste0("q", 1:5)
answered <- sapply(0:4, function(j) if (j == 0) rep(TRUE, 60) else (i * 3 + j * 5) %% 11 != 0)
partial <- ifelse(answered, complete, NA)
w <- 1 + ((i * 5) %% 7) / 4
say("sum", c(sum(complete), sum(partial, na.rm = TRUE), sum(w)))

# Alpha: complete rows, pairwise, weighted; Feldt's interval.
total_alpha <- function(v) { k <- ncol(v); k / (k - 1) * (1 - sum(diag(v)) / sum(v)) }
full <- suppressWarnings(psych::alpha(as.data.frame(complete), check.keys = FALSE))$total
rows <- na.omit(partial)
listwise <- suppressWarnings(psych::alpha(as.data.frame(rows), check.keys = FALSE))$total
pairwise <- suppressWarnings(psych::alpha(as.data.frame(partial), check.keys = FALSE))$total
say("listwise alpha", c(nrow(rows), listwise$raw_alpha, listwise$std.alpha))
# psych standardises the pairwise covariances by variances of other rows; correlations of a pair have their own.
say("pairwise alpha", c(pairwise$raw_alpha, total_alpha(cor(partial, use = "pairwise.complete.obs"))))
say("pairwise covariance", lower(cov(partial, use = "pairwise.complete.obs")))
say("pairwise correlation", lower(cor(partial, use = "pairwise.complete.obs")))
for (level in c(0.95, 0.9)) {
  ci <- psych::alpha.ci(full$raw_alpha, n.obs = 60, n.var = 5, p.val = 1 - level)
  say(paste("feldt", level), c(ci$lower.ci, ci$upper.ci))
}
d <- data.frame(w = w, q = complete)
names(d) <- c("w", colnames(complete))
weighted <- svydesign(ids = ~1, weights = ~w, data = d)
say("weighted alpha", svycralpha(~q1 + q2 + q3 + q4 + q5, weighted))
vw <- cov.wt(complete, wt = w / sum(w), method = "ML")$cov
say("weighted standardized", total_alpha(cov2cor(vw)))
kish <- sum(w)^2 / sum(w^2)
ci <- psych::alpha.ci(total_alpha(vw), n.obs = kish, n.var = 5)
say("weighted feldt", c(ci$lower.ci, ci$upper.ci))
say("weighted kmo", KMO(cov2cor(vw))$MSA)
bartlett <- cortest.bartlett(cov2cor(vw), n = kish)
say("weighted bartlett", c(bartlett$chisq, bartlett$p.value))

# Split halves on raw covariances.
v <- cov(complete)
halves <- function(first) {
  a <- rowSums(complete[, first, drop = FALSE]); b <- rowSums(complete[, -first, drop = FALSE])
  r <- cor(a, b)
  c(r, 2 * r / (1 + r), 4 * cov(a, b) / var(a + b))
}
say("odd even", halves(c(1, 3, 5)))
say("first second", halves(1:3))
brute <- suppressWarnings(psych::splitHalf(v, brute = TRUE, covar = TRUE, check.keys = FALSE))
say("largest split", brute$maxrb)
say("eigenvalues", eigen(cor(complete))$values)

# One factor by minimal residuals: psych stops at about seven digits, so its loadings are carried on to the end.
minres <- function(r) {
  start <- suppressWarnings(psych::fa(r, nfactors = 1, fm = "minres", rotate = "none"))
  say("minres psych", as.numeric(start$loadings) * sign(sum(start$loadings)))
  l <- as.numeric(start$loadings)
  off <- r; diag(off) <- 0
  # All at once and halved: another road to the stationary point than coordinate by coordinate.
  for (step in 1:20000) l <- (l + as.numeric(off %*% l) / (sum(l^2) - l^2)) / 2
  l * sign(sum(l))
}
l <- minres(cor(complete))
say("minres", l)
say("omega", 1 - sum(1 - l^2) / sum(cor(complete)))
say("omega psych", suppressMessages(suppressWarnings(psych::omega(cor(complete), nfactors = 1, plot = FALSE, flip = FALSE)))$omega.tot)

# Key drivers of item 1: the other four. Every order of entering, by lm on every subset.
drivers <- function(weights) {
  x <- complete[, 2:5]; y <- complete[, 1]
  r2 <- function(s) if (length(s) == 0) 0 else summary(lm(y ~ x[, s, drop = FALSE], weights = weights))$r.squared
  subsets <- function(set) lapply(0:(2^length(set) - 1), function(b) set[bitwAnd(b, 2^(seq_along(set) - 1)) > 0])
  lmg <- sapply(1:4, function(j) sum(sapply(subsets(setdiff(1:4, j)), function(s)
    factorial(length(s)) * factorial(3 - length(s)) / factorial(4) * (r2(c(s, j)) - r2(s)))))
  r <- cov.wt(complete, wt = weights / sum(weights), cor = TRUE)$cor
  e <- eigen(r[2:5, 2:5])
  root <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
  johnson <- as.numeric(root^2 %*% (solve(root) %*% r[2:5, 1])^2)
  list(r2 = r2(1:4), lmg = lmg, johnson = johnson, r = r[2:5, 1])
}
for (name in c("plain", "weighted")) {
  found <- drivers(if (name == "plain") rep(1, 60) else w)
  say(paste(name, "r squared"), found$r2)
  say(paste(name, "shapley"), found$lmg)
  say(paste(name, "johnson"), found$johnson)
  say(paste(name, "with overall"), found$r)
}

# Net promoter: 0 to 10 made of items 1 and 2.
d$nps <- pmin(10, complete[, 1] + complete[, 2] + i %% 2)
d$promoter <- ifelse(d$nps >= 9, 100, ifelse(d$nps >= 7, 0, -100))
for (name in c("plain", "weighted")) {
  design <- svydesign(ids = ~1, weights = if (name == "plain") ~1 else ~w, data = d)
  m <- svymean(~promoter, design)
  say(paste(name, "nps"), c(coef(m), SE(m), confint(m, df = 59)))
}

# The mean of an index of items 1 to 3, weights 3, 2, 1.
d$index <- as.numeric(complete[, 1:3] %*% c(3, 2, 1) / 6 - 1) / 4 * 100
m <- svymean(~index, weighted <- svydesign(ids = ~1, weights = ~w, data = d))
say("index", c(coef(m), SE(m)))

# Quality.
say("mahalanobis", mahalanobis(rows, colMeans(rows), cov(rows))[1:6])
say("mahalanobis p", pchisq(mahalanobis(rows, colMeans(rows), cov(rows))[1:6], 5, lower.tail = FALSE))
evenodd <- function(x, lengths) {
  ends <- cumsum(lengths); starts <- ends - lengths + 1
  odd <- mapply(function(s, e) mean(x[seq(s, e, 2)], na.rm = TRUE), starts, ends)
  even <- mapply(function(s, e) mean(x[seq(s + 1, e, 2)], na.rm = TRUE), starts, ends)
  r <- cor(odd, even, use = "pairwise.complete.obs")
  max(-1, 2 * r / (1 + r))
}
# Twelve answers in scales of 3, 4, 2 and 3.
long <- sapply(1:5, function(p) ((p * (1:12)^2 + 3 * p + (1:12) %/% 4) %% 7) %% 5 + 1)
say("even odd", apply(long, 2, evenodd, lengths = c(3, 4, 2, 3)))

for (method in c("bonferroni", "holm", "hochberg", "BH", "BY")) {
  say(paste("adjusted", method), p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, 0.03, 1e-9, 0.9, 1), method))
  say(paste("missing", method), p.adjust(c(0.01, NA, 0.03, 0.02), method)[-2])
}
