# Tests of tables, groups and ranks from sample designs as R's `survey` gives them.
#
#   Rscript significance.R      prints `name,value,…` at 17 digits; SignificanceTests/SignificanceReference.swift
#                               holds what it printed
#
# The rows are those of designs.R, whose first lines make them. Missing answers: R's degrees of freedom count all rows
# of the design, ours those in the table, so R is given the subset.
lines <- readLines("designs.R")
eval(parse(text = lines[seq_len(grep("^d <- make", lines))]))
d$one <- 1
d$holed <- ifelse(d$rating == 5 & d$area == 2, 4, d$rating)    # an empty cell
d$sparse <- ifelse(d$rating >= 3, d$area, 0)
designs <- function(d) list(
  rows = svydesign(ids = ~1, weights = ~w, data = d),
  stratified = svydesign(ids = ~1, strata = ~h, weights = ~w, data = d),
  clusters = svydesign(ids = ~town, strata = ~h, weights = ~w, data = d),
  unweighted = svydesign(ids = ~town, strata = ~h, weights = ~one, data = d),
  finite = svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = d),
  threestage = svydesign(ids = ~town + home + i, strata = ~h, fpc = ~N1 + N2 + N3, weights = ~w, data = d))
all <- designs(d)

quietly <- function(x) suppressWarnings(suppressMessages(x))
tables <- function(name, formula, design) {
  f <- quietly(svychisq(formula, design, statistic = "F"))
  chi <- quietly(svychisq(formula, design, statistic = "Chisq"))
  say(paste(name, "rao-scott"), c(f$statistic, f$parameter, f$p.value))
  say(paste(name, "chisq"), c(chi$statistic, chi$parameter, chi$p.value))
  for (kind in c("Wald", "adjWald")) {
    t <- tryCatch(quietly(svychisq(formula, design, statistic = kind)), error = function(e) NULL)
    if (!is.null(t) && t$parameter[2] > 0) say(paste(name, kind), c(t$statistic, t$parameter, t$p.value))
  }
}
for (name in names(all)) {
  s <- all[[name]]
  tables(paste(name, "good"), ~good + area, subset(s, answered == 1))
  tables(paste(name, "rating"), ~rating + area, s)
  tables(paste(name, "holed"), ~holed + area, s)

  # Two groups, several, one sample and pairs.
  two <- subset(s, answered == 1 & area < 2)
  t <- svyttest(score ~ area, two)
  say(paste(name, "two groups"), c(t$estimate, t$statistic, t$parameter, t$p.value))
  m <- svyglm(score ~ factor(area), subset(s, answered == 1))
  r <- regTermTest(m, ~factor(area))
  say(paste(name, "three groups"), c(r$Ftest, r$df, r$ddf, r$p))
  means <- svyby(~score, ~area, subset(s, answered == 1), svymean, covmat = TRUE)
  for (pair in list(c(1, -1, 0), c(1, 0, -1), c(0, 1, -1))) {
    x <- svycontrast(means, pair)
    say(paste(name, "pair", paste(pair, collapse = " ")), c(coef(x), SE(x)))
  }
  t <- svyttest(I(spend - budget) ~ 0, s)
  say(paste(name, "paired"), c(t$estimate, t$statistic, t$parameter, t$p.value))
}

# Ranks. With equal weights R's ranks are mid-ranks and its tests are right.
equal <- subset(all$unweighted, answered == 1)
for (kind in c("wilcoxon", "vanderWaerden", "median")) {
  t <- svyranktest(score ~ area, subset(equal, area < 2), test = kind)
  say(paste("equal ranks", kind), c(t$estimate, t$statistic, t$parameter, t$p.value))
}
k <- svyranktest(score ~ area, equal, test = "KruskalWallis")
say("equal ranks three groups", c(k$parameter / k$statistic, k$statistic, k$ddf, k$p.value))

# With unequal weights and ties they depend on the order of the rows.
for (order in c("as drawn", "backwards", "by weight")) {
  rows <- switch(order, `as drawn` = seq_len(nrow(d)), backwards = rev(seq_len(nrow(d))), `by weight` = order(d$w))
  t <- svyranktest(score ~ area, subset(designs(d[rows, ])$clusters, answered == 1 & area < 2))
  say(paste("R's rank test", order), c(t$estimate, t$statistic))
}
# Mid-ranks: what lies below and half of what is level; then the test of means of these scores.
midranks <- function(y, w) sapply(y, function(v) (sum(w[y < v]) + sum(w[y == v]) / 2) / sum(w))
scores <- list(wilcoxon = identity, vanderWaerden = qnorm, median = function(r) as.numeric(r > 0.5))
for (kind in names(scores)) {
  two <- subset(all$clusters, answered == 1 & area < 2)
  two <- update(two, ranked = scores[[kind]](midranks(two$variables$score, two$variables$w)))
  t <- svyttest(ranked ~ area, two)
  say(paste("mid-ranks", kind), c(t$estimate, t$statistic, t$parameter, t$p.value))
}
three <- subset(all$clusters, answered == 1)
three <- update(three, ranked = midranks(three$variables$score, three$variables$w))
r <- regTermTest(svyglm(ranked ~ factor(area), three), ~factor(area))
say("mid-ranks three groups", c(r$Ftest, r$df, r$ddf, r$p))
