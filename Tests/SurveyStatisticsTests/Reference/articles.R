# The worked examples of the articles in SurveyStatistics.docc.
#
#   Rscript articles.R      prints `name,value,…` at 17 digits; Documentation/ArticleReference.swift holds what it
#                           printed
suppressMessages(library(survey))
cat("# survey ", as.character(packageVersion("survey")), "\n", sep = "")
say <- function(name, value) cat(name, ",", paste(trimws(formatC(as.numeric(value), digits = 17, format = "g")), collapse = ","), "\n", sep = "")

# Ten classes of ten pupils, five in each of two schools, and how many of each class are satisfied.
satisfied <- c(9, 8, 7, 4, 2, 8, 5, 4, 2, 1)
pupils <- data.frame(class = rep(1:10, each = 10), school = rep(0:1, each = 50),
  good = as.numeric(unlist(lapply(satisfied, function(n) rep(1:0, c(n, 10 - n))))), w = 1)
for (name in c("pupils", "classes")) {
  s <- svydesign(ids = if (name == "pupils") ~1 else ~class, weights = ~w, data = pupils)
  f <- suppressWarnings(svychisq(~good + school, s))
  say(paste(name, "rao-scott"), c(f$statistic, f$parameter, f$p.value))
  say(paste(name, "pearson"), suppressWarnings(svychisq(~good + school, s, statistic = "Chisq"))$statistic)
  means <- svyby(~good, ~school, s, svymean, covmat = TRUE)
  d <- svycontrast(means, c(1, -1))
  df <- degf(s)
  say(paste(name, "difference"), c(coef(d), SE(d), df, 2 * pt(-abs(coef(d) / SE(d)), df)))
}

# Thirty-two rows of four items with every correlation 1/2.
e <- as.matrix(expand.grid(rep(list(c(-1, 1)), 5)))
items <- e[, 1] + e[, 2:5]
alpha <- 4 / 3 * (1 - sum(diag(cov(items))) / sum(cov(items)))
say("alpha", c(alpha, 1 - (1 - alpha) * qf(c(0.975, 0.025), 31, 93)))
r <- cor(items)
say("bartlett", c(-(31 - 13 / 6) * log(det(r)), pchisq(-(31 - 13 / 6) * log(det(r)), 6, lower.tail = FALSE)))

# Two drivers with correlations 0.6 and 0.5 with the whole and 0.4 with each other.
x <- eigen(matrix(c(1, 0.4, 0.4, 1), 2)); root <- x$vectors %*% diag(sqrt(x$values)) %*% t(x$vectors)
say("johnson", root^2 %*% (solve(root) %*% c(0.6, 0.5))^2)

say("t 0.975 of 21", qt(0.975, 21))
say("chisq 0.95 of 4", qchisq(0.95, 4))
say("F tail", pf(3.5, 2, 40, lower.tail = FALSE))
