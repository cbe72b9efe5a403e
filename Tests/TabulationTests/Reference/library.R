# Standard errors and intervals of the ten readers of Library.swift, by R survey 4.1-1.
#
#     Rscript library.R      prints the table that LibraryReference.swift holds
#
# Every figure is a function of totals of y (points) and x (answers) per item, so one vector of totals with its
# covariance and the delta method (svycontrast) give all of them; the person is the unit, a blank is y = x = 0.
suppressMessages(library(survey))
options(digits = 17)

na <- NA
points <- data.frame(
  a = c(100, 80, 60, na, 80, 100, 0, 80, 80, na),
  b = c(80, 80, na, 80, 60, 100, 60, na, 80, na),
  c = c(80, 60, 80, 100, na, 100, 80, na, 80, na),
  d = c(100, 100, 80, na, 60, 100, 0, 100, 100, na))
group <- c("S", "S", "S", "S", "S", "T", "T", "T", "-", "S")
weight <- c(1, 1, 2, 1, 3, 1, 2, 1, 0, 1)

x <- as.data.frame(lapply(points, function(p) as.numeric(!is.na(p))))
y <- as.data.frame(lapply(points, function(p) as.numeric(!is.na(p) & p >= 80)))
s <- as.data.frame(lapply(points, function(p) ifelse(is.na(p), 0, p)))
names(x) <- paste0("x", names(x)); names(y) <- paste0("y", names(y)); names(s) <- paste0("s", names(s))
answers <- rowSums(x)
people <- cbind(x, y, s, has = as.numeric(answers > 0),
  m = ifelse(answers > 0, rowSums(y) / pmax(answers, 1), 0), ms = ifelse(answers > 0, rowSums(s) / pmax(answers, 1), 0),
  one = 1, S = as.numeric(group == "S"), T = as.numeric(group == "T"))
for (g in c("S", "T")) for (v in c(names(x), names(y), "has", "m")) people[[paste0(v, g)]] <- people[[v]] * people[[g]]
people$w <- weight

show <- function(name, value, design) {
  e <- value
  cat(sprintf("%s,%.17g,%.17g\n", name, coef(e), SE(e)))
}
totals <- function(design) svytotal(reformulate(setdiff(names(people), c("w", "S", "T"))), design)
formulas <- list(
  "池化" = quote((ya + yb + yc + yd) / (xa + xb + xc + xd)),
  "池化分" = quote((sa + sb + sc + sd) / (xa + xb + xc + xd)),
  "净" = quote(200 * (ya + yb + yc + yd) / (xa + xb + xc + xd) - 100),
  "等权" = quote((ya / xa + yb / xb + yc / xc + yd / xd) / 4),
  "等权分" = quote((sa / xa + sb / xb + sc / xc + sd / xd) / 4),
  "行权重" = quote((0.6 * ya / xa + 0.4 * yb / xb + yc / xc + yd / xd) / 3),
  "题目权重" = quote(0.5 * (0.6 * ya / xa + 0.4 * yb / xb) + 0.3 * yc / xc + 0.2 * yd / xd),
  "维度权重" = quote(0.7 * (0.6 * ya / xa + 0.4 * yb / xb) + 0.3 * (0.6 * yc / xc + 0.4 * yd / xd)),
  "人均" = quote(m / has),
  "人均分" = quote(ms / has),
  "池化全体" = quote((ya + yb + yc + yd) / (4 * one)),
  "等权全体" = quote((ya + yb + yc + yd) / (4 * one)),
  "人均全体" = quote((ya + yb + yc + yd) / (4 * one)),
  "群体权重" = quote(0.6 * (yaS + ybS + ycS + ydS) / (xaS + xbS + xcS + xdS) + 0.4 * (yaT + ybT + ycT + ydT) / (xaT + xbT + xcT + xdT)),
  "群体等权题" = quote(0.15 * (yaS / xaS + ybS / xbS + ycS / xcS + ydS / xdS) + 0.1 * (yaT / xaT + ybT / xbT + ycT / xcT + ydT / xdT)),
  "群体人均" = quote(0.6 * mS / hasS + 0.4 * mT / hasT))

run <- function(title, design, formulas) {
  t <- totals(design)
  for (name in names(formulas)) show(paste0(title, ",", name), svycontrast(t, formulas[[name]]))
}
run("plain", svydesign(ids = ~1, weights = ~one, data = people), formulas)
people$N <- 50
run("of50", svydesign(ids = ~1, weights = ~one, fpc = ~N, data = people), formulas)
# Who has no weight is in no weighted figure.
run("weighted", svydesign(ids = ~1, weights = ~w, data = people[people$w > 0, ]), formulas)

# Teachers as a part of the sample, and as a sample of their own from 5 teachers.
part <- list("池化" = quote((yaT + ybT + ycT + ydT) / (xaT + xbT + xcT + xdT)), "人均" = quote(mT / hasT))
run("teachers", svydesign(ids = ~1, weights = ~one, data = people), part)
people$N <- 5
run("teachersOf5", svydesign(ids = ~1, weights = ~one, fpc = ~N, data = people[people$T == 1, ]), part)

# Both groups as parts of a sample from 50 people, of whom nobody knows how many are in which group; then by the domain
# estimator (subset) for one of them; then with weights.
people$N <- 50
ratio <- function(f, g) eval(call("substitute", f, lapply(setNames(nm = names(people)), function(v) as.name(paste0(v, g)))))
group_formulas <- formulas[c("池化", "等权", "题目权重", "维度权重", "人均")]
of50 <- svydesign(ids = ~1, weights = ~one, fpc = ~N, data = people)
for (g in c("S", "T")) run(paste0("part", g, "Of50"), of50, lapply(group_formulas, ratio, g = g))
pooled <- svyratio(~I(ya + yb + yc + yd), ~I(xa + xb + xc + xd), subset(of50, S == 1))
show("domainSOf50,池化", pooled, of50)
weighted <- svydesign(ids = ~1, weights = ~w, fpc = ~N, data = people[people$w > 0, ])
run("weightedSOf50", weighted, lapply(group_formulas, ratio, g = "S"))
net <- svycontrast(totals(of50), list(n = quote(200 * (yaS + ybS + ycS + ydS) / (xaS + xbS + xcS + xdS) - 100)))
show("partSOf50,净", net, of50)
# 阅览, the second dimension, alone.
partDesign <- of50
run("partSOf50,阅览", of50, list("池化" = quote((ycS + ydS) / (xcS + xdS))))

# Korn–Graubard with n* capped by the answers, or by answers/(1 − n/N).
kg <- function(title, p, se, people, cap) {
  n <- min(p * (1 - p) / se^2, cap)
  cat(sprintf("%s,%.17g,%.17g\n", title, qbeta(0.025, n * p, n * (1 - p) + 1), qbeta(0.975, n * p + 1, n * (1 - p))))
}
people$N <- 50
plain <- svycontrast(totals(svydesign(ids = ~1, weights = ~one, data = people)), formulas[["池化"]])
of50 <- svycontrast(totals(svydesign(ids = ~1, weights = ~one, fpc = ~N, data = people)), formulas[["池化"]])
kg("interval,plain", coef(plain), SE(plain), 9, 30)
kg("interval,of50", coef(of50), SE(of50), 9, 30 / ((50 - 9) / 50))

partS <- svycontrast(totals(partDesign), list(p = quote((yaS + ybS + ycS + ydS) / (xaS + xbS + xcS + xdS))))
kg("interval,partSOf50", coef(partS), SE(partS), 5, 16 / ((50 - 10) / 50))

# Eighty of 85 were asked, twelve of them in the group, nine of these satisfied: svyciprop(beta) has Korn and Graubard's
# interval without a cap; n* = 12·17·79/80 is below that of 12·17.
asked <- data.frame(y = rep(c(1, 0, 1, 0), c(9, 3, 50, 18)), G = rep(1:0, c(12, 68)), N = 85)
survey <- svydesign(ids = ~1, fpc = ~N, data = asked)
share <- svymean(~y, subset(survey, G == 1))
cat(sprintf("eighty,group,%.17g,%.17g\n", coef(share), SE(share)))
beta <- attr(svyciprop(~y, subset(survey, G == 1), method = "beta"), "ci")
cat(sprintf("eighty,interval,%.17g,%.17g\n", beta[[1]], beta[[2]]))

# Exact: 6 of 8 from 20, the smallest and the largest number in the population that 6 of 8 does not speak against.
k <- 6:18
low <- min(k[phyper(5, k, 20 - k, 8, lower.tail = FALSE) > 0.025]); high <- max(k[phyper(6, k, 20 - k, 8) > 0.025])
cat(sprintf("exact,6of8of20,%.17g,%.17g\n", low / 20, high / 20))

# α over the five readers who answered everything (1, 2, 6, 7, 9), points mirrored.
full <- points[complete.cases(points), ]
cat(sprintf("alpha,%d,%.17g\n", nrow(full), 4 / 3 * (1 - sum(apply(full, 2, var)) / var(rowSums(full)))))
# Feldt's interval of it, the halves a + c and b + d, one factor by minimal residuals, and pairs with their blanks.
v <- var(full); a <- 4 / 3 * (1 - sum(diag(v)) / sum(v)); f <- qf(c(0.975, 0.025), 4, 12)
cat(sprintf("feldt,%.17g,%.17g\n", 1 - (1 - a) * f[1], 1 - (1 - a) * f[2]))
r <- cor(full$a + full$c, full$b + full$d)
cat(sprintf("split,%.17g,%.17g\n", 2 * r / (1 + r), 4 * cov(full$a + full$c, full$b + full$d) / sum(v)))
e <- eigen(cor(full))$values
cat(sprintf("eigenvalues,%.17g,%.17g\n", e[1], e[4]))
v <- cov(points, use = "pairwise.complete.obs")
cat(sprintf("pairwise,%d,%.17g\n", min(crossprod(!is.na(points))), 4 / 3 * (1 - sum(diag(v)) / sum(v))))
