# The worked examples of EstimateRequests.docc/StatisticTypes.md as R's `survey` and `psych` give them.
#
#   Rscript examples.R      prints `type,key,value` at 15 digits; the article shows these figures
suppressMessages({library(survey); library(psych)})
say <- function(type, key, value) for (i in seq_along(value))
  cat(type, ",", key, if (length(value) > 1) paste0("[", i, "]") else "", ",", trimws(formatC(as.numeric(value[i]), digits = 15, format = "g")), "\n", sep = "")
d <- read.csv(text = "region,village,N,w,q1,q2,q3,all,age,spend,budget,year,n
east,1,4,2,5,4,5,5,30,10,20,2024,10
east,1,4,2,2,3,2,3,40,20,20,2025,9
east,2,4,2,4,4,3,4,50,30,40,2024,8
east,2,4,2,5,3,4,4,35,20,20,2025,7
west,1,8,4,1,2,2,1,20,10,10,2024,0
west,1,8,4,3,2,1,2,60,10,20,2025,6
west,2,8,4,4,5,4,5,30,20,40,2024,9
west,2,8,4,2,1,3,2,50,30,30,2025,10")
d$v <- paste(d$region, d$village)
s <- svydesign(ids = ~v, strata = ~region, fpc = ~N, weights = ~w, data = d)
ci <- function(m, df) coef(m) + c(-1, 1) * qt(0.975, df) * as.numeric(SE(m))
m <- svymean(~age, s); say("mean", "value", coef(m)); say("mean", "se", SE(m)); say("mean", "ci", ci(m, 2))
p <- svymean(~I(q1 >= 4), s); say("share", "value", coef(p)[2]); say("share", "se", SE(p)[2])
t <- svytotal(~spend, s); say("total", "value", coef(t)); say("total", "se", SE(t))
r <- svyratio(~spend, ~budget, s); say("ratio", "value", coef(r)); say("ratio", "se", SE(r))
d2 <- update(s, points = c(0, 25, 50, 75, 100)[q1], sat = (q1 >= 4) + (q2 >= 4), two = 2,
  a = as.numeric(q1 >= 4), b = as.numeric(q2 >= 4), comp = (3 * (q1 >= 4) + (q2 >= 4)) / 4,
  nps = ifelse(n >= 9, 100, ifelse(n >= 7, 0, -100)), index = (3 * (q1 - 1) + 2 * (q2 - 1) + (q3 - 1)) / 6 / 4 * 100)
for (v in c("points", "comp", "nps", "index")) {
  x <- svymean(as.formula(paste0("~", v)), d2); say(v, "value", coef(x)); say(v, "se", SE(x))
}
x <- svyratio(~sat, ~two, d2); say("pooled", "value", coef(x)); say("pooled", "se", SE(x))
any <- subset(update(d2, a = as.numeric(q1 == 2), b = as.numeric(q2 == 2)), a + b > 0); x <- svymean(~a, any); say("multiple", "value", coef(x)); say("multiple", "se", SE(x))
q <- svyquantile(~age, s, 0.5, ci = FALSE); say("quantile", "value", unlist(q)[1])
means <- svyby(~age, ~region, s, svymean, covmat = TRUE); x <- svycontrast(means, c(1, -1))
say("comparison", "difference", coef(x)); say("comparison", "se", SE(x)); say("comparison", "t", coef(x) / SE(x))
say("comparison", "p", 2 * pt(-abs(coef(x) / SE(x)), 2))
x <- svymean(~I(q1 - q2), s); say("paired", "difference", coef(x)); say("paired", "se", SE(x))
say("paired", "p", 2 * pt(-abs(coef(x) / SE(x)), 2))
mid <- sapply(d$q1, function(v) (sum(d$w[d$q1 < v]) + sum(d$w[d$q1 == v]) / 2) / sum(d$w))
rk <- svyby(~mid, ~region, update(s, mid = mid), svymean, covmat = TRUE); x <- svycontrast(rk, c(1, -1))
say("rank", "difference", coef(x)); say("rank", "se", SE(x)); say("rank", "p", 2 * pt(-abs(coef(x) / SE(x)), 2))
w <- svyby(~q1, ~year, s, svymean, covmat = TRUE); x <- svycontrast(w, c(-1, 1))
say("wave", "difference", coef(x)); say("wave", "se", SE(x)); say("wave", "covariance", vcov(w)[1, 2])
f <- svychisq(~good + region, update(s, good = as.numeric(q1 >= 4)), statistic = "F"); say("independence", "f", f$statistic)
say("independence", "df", f$parameter); say("independence", "p", f$p.value)
items <- d[c("q1", "q2", "q3")]; k <- 3
v <- cov.wt(items, wt = d$w / sum(d$w), method = "ML")$cov; r <- cov2cor(v); n <- sum(d$w)^2 / sum(d$w^2)
al <- function(v) nrow(v) / (nrow(v) - 1) * (1 - sum(diag(v)) / sum(v))
say("reliability", "alpha", al(v)); say("reliability", "standardized", al(r))
fe <- alpha.ci(al(v), n.obs = n, n.var = 3); say("reliability", "feldt", c(fe$lower.ci, fe$upper.ci))
say("reliability", "dropped", sapply(1:3, function(j) al(v[-j, -j])))
say("reliability", "kmo", KMO(r)$MSA); say("reliability", "eigen", eigen(r)$values)
b <- cortest.bartlett(r, n = n); say("reliability", "bartlett", c(b$chisq, b$p.value))
a <- c(1, 3); va <- sum(v[a, a]); vb <- v[2, 2]; cab <- sum(v[a, 2]); rr <- cab / sqrt(va * vb)
say("reliability", "half", c(rr, 2 * rr / (1 + rr), 4 * cab / sum(v)))
# One factor of three items has its loadings in closed form.
l <- c(sqrt(r[1, 2] * r[1, 3] / r[2, 3]), sqrt(r[1, 2] * r[2, 3] / r[1, 3]), sqrt(r[1, 3] * r[2, 3] / r[1, 2]))
say("reliability", "loadings", l); say("reliability", "omega", 1 - sum(1 - l^2) / sum(r))
r2 <- function(set) if (length(set) == 0) 0 else summary(lm(d$all ~ as.matrix(items[, set, drop = FALSE]), weights = d$w))$r.squared
lmg <- sapply(1:3, function(j) { o <- setdiff(1:3, j)
  (r2(j) - 0) / 3 + (r2(c(o[1], j)) - r2(o[1])) / 6 + (r2(c(o[2], j)) - r2(o[2])) / 6 + (r2(1:3) - r2(o)) / 3 })
say("drivers", "r2", r2(1:3)); say("drivers", "lmg", lmg)
e <- eigen(r); root <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
ry <- sapply(1:3, function(j) cov.wt(cbind(items[, j], d$all), wt = d$w / sum(d$w), cor = TRUE)$cor[1, 2])
say("drivers", "johnson", root^2 %*% (solve(root) %*% ry)^2)
say("performance", "mean", sapply(1:3, function(j) weighted.mean(items[, j], d$w)))
say("quality", "mahalanobis", mahalanobis(items, colMeans(items), cov(items)))
say("quality", "irv", apply(items, 1, sd))
g <- calibrate(svydesign(ids = ~v, strata = ~region, weights = ~w, data = d), ~factor(year), c(`(Intercept)` = 40, `factor(year)2025` = 22), calfun = "raking", epsilon = 1e-13)
m <- svymean(~age, g); say("calibration", "mean", coef(m)); say("calibration", "se", SE(m))
t <- svytotal(~spend, g); say("calibration", "total", coef(t)); say("calibration", "totalse", SE(t))
# The classes of IndependenceRequestTests: the jackknife, and 70 and 30 pupils made of the two schools' 50.
good <- c(9, 8, 7, 4, 2, 8, 5, 4, 2, 1)
pupils <- data.frame(class = rep(0:9, each = 10), w = 1)
pupils$school <- pupils$class %/% 5
pupils$good <- as.numeric(unlist(lapply(good, function(g) 0:9 < g)))
s <- svydesign(ids = ~class, weights = ~w, data = pupils)
f <- svychisq(~good + school, as.svrepdesign(s, type = "JK1")); say("jackknife", "f", f$statistic); say("jackknife", "p", f$p.value)
g <- calibrate(s, ~factor(school), c(`(Intercept)` = 100, `factor(school)1` = 30), calfun = "raking", epsilon = 1e-14)
f <- svychisq(~good + school, g); say("calibrated", "f", f$statistic); say("calibrated", "p", f$p.value)
