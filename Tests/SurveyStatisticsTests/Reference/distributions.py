"""Golden values of the distribution functions, to 20 digits, from mpmath at 60.

    python3 distributions.py      prints the tables that Distributions/ReferenceValues.swift holds

Every argument is a binary64 number printed so that it reads back exactly; the functions are evaluated at exactly
that number. Integrals go through power series or quadrature in mpmath, not through any library of doubles.
"""
import random

from mpmath import mp, mpf, erfc, sqrt, log, exp, loggamma, nstr, binomial

mp.dps = 60
random.seed(20200613)




def show(*values):
    print(",".join(repr(v) if isinstance(v, float) else str(v) if isinstance(v, int) else nstr(v, 20) for v in values))


def beta_lower(a, b, x, digits=55):
    """I_x(a,b): x^a (1-x)^b / (a B) * 2F1(a+b, 1; a+1; x), all terms positive."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    total = term = mpf(1)
    k = 0
    while term > total * mpf(10) ** -digits:
        term *= (a + b + k) / (a + 1 + k) * x
        total += term
        k += 1
    front = a * log(x) + b * log(1 - x) - log(a) - (loggamma(a) + loggamma(b) - loggamma(a + b))
    return exp(front) * total


def beta_tails(a, b, x):
    """The series of the side below the mean, unless its argument is so near 1 that it would never end: then the
    other side at 400 digits, so that its complement keeps 100 even where it is 1e-300."""
    x = mpf(x)
    below = x <= mpf(a) / (mpf(a) + mpf(b))
    if (x if below else 1 - x) < 0.9999:
        if below:
            lower = beta_lower(a, b, x)
            return lower, 1 - lower
        upper = beta_lower(b, a, 1 - x)
        return 1 - upper, upper
    with mp.workdps(400):
        if below:
            upper = beta_lower(b, a, 1 - x, 390)
            return 1 - upper, upper
        lower = beta_lower(a, b, x, 390)
        return lower, 1 - lower


def gamma_tails(a, x):
    """P by its positive series at 250 digits, so that 1 - P keeps its own."""
    a, x = mpf(a), mpf(x)
    with mp.workdps(250):
        total = term = mpf(1)
        k = 1
        while term > total * mpf(10) ** -245 or k < x - a:
            term *= x / (a + k)
            total += term
            k += 1
        lower = exp(a * log(x) - x - loggamma(a + 1)) * total
        return +lower, 1 - lower


def solve(tail, target, guess_low, guess_high):
    """Bisection on a decreasing tail, in the logarithm of the argument, to 35 digits."""
    low, high = mpf(guess_low), mpf(guess_high)
    for _ in range(110):
        middle = sqrt(low * high)
        if tail(middle) > target:
            low = middle
        else:
            high = middle
    return sqrt(low * high)


print("# normal: x, lower, upper")
for x in [-37.0, -20.5, -8.25, -3.0, -1.96, -0.5, -1e-8, 0.0, 0.25, 1.0, 1.6448536269514722, 2.5758, 6.0, 15.0]:
    show(x, erfc(-mpf(x) / sqrt(2)) / 2, erfc(mpf(x) / sqrt(2)) / 2)

print("# normal quantile: p, z")
for p in [1e-300, 1e-100, 1e-20, 1e-9, 0.0005, 0.005, 0.025, 0.05, 0.1, 0.19, 0.21, 0.3, 0.45, 0.4999999999, 0.55, 0.9, 0.975, 0.999999]:
    small = min(mpf(p), 1 - mpf(p))
    z = solve(lambda v: erfc(v / sqrt(2)) / 2, small, mpf(10) ** -12, 50)
    show(p, z if p > 0.5 else -z)

print("# student: df, t, lower, upper")
for df, t in [(1.0, 0.5), (1.0, 12.706), (1.0, 1e6), (2.0, 4.303), (3.0, -0.001), (4.0, 1e10), (7.5, 2.25), (0.5, 3.0),
              (10.0, 40.0), (21.0, 1.2), (21.0, 1.5), (117.0, 1.98), (117.0, -25.0), (1000.0, 0.9), (1000.0, 3.3),
              (31234.0, 1.05), (1e6, 1.96), (1e6, 8.0), (1e6, 15.0), (2.5, 1e60)]:
    x = mpf(df) / (mpf(df) + mpf(t) ** 2)
    y = mpf(t) ** 2 / (mpf(df) + mpf(t) ** 2)
    if y < 0.9:
        with mp.workdps(150):
            outside = 1 - beta_lower(mpf(1) / 2, mpf(df) / 2, mpf(t) ** 2 / (mpf(df) + mpf(t) ** 2), 145)
    else:
        outside = beta_lower(mpf(df) / 2, mpf(1) / 2, x)
    tails = (1 - outside / 2, outside / 2)
    show(df, t, *(tails if t >= 0 else tails[::-1]))

print("# student quantile: df, upper tail, t")
for df, q in [(1.0, 0.025), (1.0, 1e-12), (2.0, 0.025), (3.0, 0.4999), (5.5, 0.1), (21.0, 0.05), (22.0, 0.025), (59.0, 0.005),
              (131.0, 0.025), (617.0, 0.025), (12345.0, 0.2), (1e6, 0.025), (1e6, 1e-12), (0.5, 0.1), (9.0, 0.49999999)]:
    def tail(t):
        y = t * t / (mpf(df) + t * t)
        if y < 0.9:
            return (1 - beta_lower(mpf(1) / 2, mpf(df) / 2, y, 50)) / 2
        return beta_lower(mpf(df) / 2, mpf(1) / 2, 1 - y) / 2
    show(df, q, solve(tail, mpf(q), mpf(10) ** -10, mpf(10) ** 14))

print("# beta: a, b, x, lower, upper")
points = [(0.01, 0.01, 0.5), (0.01, 0.01, 1e-9), (0.01, 5.0, 0.25), (0.01, 1e6, 1e-9), (0.01, 1e6, 2e-6), (1e6, 0.01, 0.9999999),
          (0.5, 0.5, 0.3), (0.5, 58.5, 0.004), (1.0, 22.5, 0.125), (22.5, 1.0, 0.875), (202.0, 13.0, 0.95), (224.0, 9.0, 0.95),
          (1099.0, 40.0, 0.95), (1e6, 1e6, 0.5), (1e6, 1e6, 0.501), (1e6, 1e6, 0.49), (1e6, 3.5, 0.99999),
          (2.5, 1e6, 1.5e-6), (0.75, 0.25, 0.9), (30.0, 0.2, 0.995), (200.25, 800.75, 0.1), (5.0, 5.0, 1e-30)]
for _ in range(40):
    a, b = 10 ** random.uniform(-2, 6), 10 ** random.uniform(-2, 6)
    x = random.betavariate(a, b) if random.random() < 0.5 else random.random()
    if 1e-12 < x < 1 - 1e-12:
        points.append((a, b, x))
for a, b, x in points:
    lower, upper = beta_tails(a, b, x)
    if min(lower, upper) > mpf(10) ** -290:
        show(a, b, x, lower, upper)

print("# beta quantile: a, b, p, x")
quantiles = [(45.0, 6.0, 0.025), (46.0, 5.0, 0.975), (1.0, 60.0, 0.975), (60.0, 1.0, 0.025), (0.5, 0.5, 0.1), (0.05, 3.0, 0.5),
             (1e6, 1e6, 0.025), (1e6, 2.5, 0.975), (2.5, 1e6, 1e-10), (117.3, 15.7, 0.995), (0.1, 0.1, 0.4), (0.3, 1e5, 0.9)]
for a, b, p in quantiles:
    # Bisection in the log odds keeps digits at both ends.
    low, high = mpf(-64), mpf(64)
    for _ in range(90):
        middle = (low + high) / 2
        if beta_tails(a, b, 1 / (1 + exp(-middle)))[0] < mpf(p):
            low = middle
        else:
            high = middle
    show(a, b, p, 1 / (1 + exp(-(low + high) / 2)))

print("# chi-square: df, x, lower, upper")
for df, x in [(1.0, 0.1), (1.0, 3.841), (2.0, 5.99), (3.0, 0.02), (10.0, 18.3), (10.0, 400.0), (45.0, 388.7), (190.0, 1500.0), (0.1, 0.5),
              (1000.0, 800.0), (1000.0, 1001.0), (20000.0, 20400.0), (2e6, 2e6), (2e6, 2.01e6), (7.5, 1e-8)]:
    show(df, x, *gamma_tails(mpf(df) / 2, mpf(x) / 2))

print("# binomial: n, p, k, probability, at most, at least")
for n, p, k in [(10, 0.5, 3), (23, 0.9, 20), (213, 0.95, 201), (1000000, 0.3, 300500), (1000000, 1e-6, 4), (50, 0.02, 0), (50, 0.98, 50),
                (5000, 0.5, 2300)]:
    probability = binomial(n, k) * mpf(p) ** k * (1 - mpf(p)) ** (n - k)
    at_most = beta_tails(k + 1, n - k, p)[1] if k < n else mpf(1)
    at_least = beta_tails(k, n - k + 1, p)[0] if k > 0 else mpf(1)
    show(n, p, k, probability, at_most, at_least)

print("# hypergeometric: N, K, n, k, probability, at most, at least")


def hypergeometric(N, K, n, k):
    low, high = max(0, n + K - N), min(n, K)
    lc = lambda m, r: loggamma(m + 1) - loggamma(r + 1) - loggamma(m - r + 1)
    probability = exp(lc(mpf(K), mpf(k)) + lc(mpf(N - K), mpf(n - k)) - lc(mpf(N), mpf(n)))

    def run(step):
        total, term, i = mpf(0), probability, k
        while low <= i <= high and term > mpf(10) ** -330:
            total += term
            if step > 0:
                term *= mpf((K - i) * (n - i)) / ((i + 1) * (N - K - n + i + 1))
            else:
                term *= mpf(i * (N - K - n + i)) / ((K - i + 1) * (n - i + 1))
            i += step
        return total

    return probability, run(-1), run(+1)


for N, K, n, k in [(31, 28, 23, 22), (31, 25, 23, 17), (120, 100, 40, 30), (860, 700, 132, 120), (5000, 4500, 200, 170), (5000, 4500, 200, 199),
                   (10, 4, 10, 4), (100, 0, 10, 0), (1000000, 3, 1000, 1), (10000000, 9000000, 1000, 931), (10000000, 5000000, 5000000, 2500000),
                   (10000000, 5000000, 5000000, 2510000), (10000000, 5000000, 5000000, 2480000), (10000000, 9999990, 2000000, 1999995),
                   (10000000, 1234567, 400000, 50200)]:
    show(N, K, n, k, *hypergeometric(N, K, n, k))
