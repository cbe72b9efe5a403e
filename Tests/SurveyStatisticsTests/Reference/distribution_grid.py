"""A wide grid of tails, densities and quantiles from mpmath, to 20 digits.

    python3 distribution_grid.py > distribution_grid.csv

Every argument is a binary64 number printed so that it reads back exactly, and every function is evaluated at exactly
that number: degrees of freedom from 0.01 to 2,000,000, tails down to 1e-290. Nothing here comes from a library of
doubles. An argument multiplies the number of points.

    gamma,shape,x,lower,upper,log density      chi-square is gamma(df/2) at x/2
    student,df,t,lower,upper,log density
    f,df1,df2,x,lower,upper,log density
    beta,a,b,x,lower,upper,log density
    normal-log,x,log lower,log upper,log density
    ...-quantile,parameters,upper tail,point
    binomial,n,p,k,P(X=k),P(X<=k),P(X>=k)
    binomial-quantile,n,p,probability,k
    hypergeometric,N,K,n,k,P(X=k),P(X<=k),P(X>=k)
    hypergeometric-quantile,N,K,n,probability,k
"""
import random
import sys

from mpmath import mp, mpf, erfc, exp, log, loggamma, nstr, pi, sqrt

DIGITS = 60
mp.dps = DIGITS
random.seed(20240917)
LEAST = mpf(10) ** -290


def show(kind, *values):
    print(kind + "," + ",".join(
        repr(v) if isinstance(v, float) else str(v) if isinstance(v, int) else nstr(v, 20) for v in values), flush=True)


def both(front, ratio, digits=DIGITS + 5):
    """front · (1 + Σ Π ratio(k)), all terms positive, as the lower tail; the other side keeps its digits because the
    working precision exceeds them by the smallest tail there is."""
    total = term = mpf(1)
    k = 0
    limit = mpf(10) ** -(digits + 300)
    while True:
        term *= ratio(k)
        total += term
        k += 1
        if term < total * limit and ratio(k) < 1:
            break
    lower = front * total
    return lower, 1 - lower


def gamma_tails(a, x):
    """P(a,x) = xᵃe⁻ˣ/Γ(a+1) · Σ xᵏ/((a+1)…(a+k))."""
    with mp.workdps(DIGITS + 310):
        a, x = mpf(a), mpf(x)
        return both(exp(a * log(x) - x - loggamma(a + 1)), lambda k: x / (a + 1 + k))


def beta_side(a, b, x, log_x, log_y):
    front = exp(a * log_x + b * log_y - log(a) - loggamma(a) - loggamma(b) + loggamma(a + b))
    return both(front, lambda k: (a + b + k) / (a + 1 + k) * x)


def beta_tails(a, b, x, y):
    """Iₓ(a,b) = xᵃyᵇ/(aB) · ₂F₁(a+b, 1; a+1; x), from the side whose argument is at most ½."""
    with mp.workdps(DIGITS + 310):
        a, b = mpf(a), mpf(b)
        if x <= 0.5:
            return beta_side(a, b, x, log(x), log(y))
        upper, lower = beta_side(b, a, y, log(y), log(x))
        return lower, upper


def beta_log_density(a, b, x, y):
    a, b = mpf(a), mpf(b)
    return (a - 1) * log(x) + (b - 1) * log(y) + loggamma(a + b) - loggamma(a) - loggamma(b)


def student_tails(df, t):
    with mp.workdps(DIGITS + 310):
        df, t = mpf(df), mpf(t)
        inside, outside = beta_tails(mpf(1) / 2, df / 2, t * t / (df + t * t), df / (df + t * t))
        tails = (1 - outside / 2, outside / 2)
        return tails if t >= 0 else tails[::-1]


def student_log_density(df, t):
    df, t = mpf(df), mpf(t)
    return loggamma((df + 1) / 2) - loggamma(df / 2) - log(pi * df) / 2 - (df + 1) / 2 * log(1 + t * t / df)


def f_parts(d1, d2, x):
    with mp.workdps(DIGITS + 310):
        d1, d2, x = mpf(d1), mpf(d2), mpf(x)
        return d1 * x / (d1 * x + d2), d2 / (d1 * x + d2)


def f_tails(d1, d2, x):
    return beta_tails(mpf(d1) / 2, mpf(d2) / 2, *f_parts(d1, d2, x))


def spread(low, high):
    """A number whose logarithm is uniform."""
    return 10 ** random.uniform(low, high)


def is_wanted(tails):
    return min(tails) > LEAST


def solve(upper_tail, target, low, high):
    """The argument v with upper tail exp(target) between two bounds, by regula falsi on the logarithm (Illinois)."""
    low, high = mpf(low), mpf(high)
    def g(v):
        tail = upper_tail(v)
        return (log(tail) if tail > 0 else mpf(-100000)) - target

    g_low, g_high = g(low), g(high)
    if g_low < 0 or g_high > 0:
        return None
    side = 0
    for _ in range(300):
        middle = (low * g_high - high * g_low) / (g_high - g_low)
        g_middle = g(middle)
        if abs(g_middle) < mpf(10) ** -30 or abs(high - low) < mpf(10) ** -35 * (1 + abs(middle)):
            return middle
        if g_middle > 0:
            low, g_low, g_high = middle, g_middle, g_high / (2 if side > 0 else 1)
            side = 1
        else:
            high, g_high, g_low = middle, g_middle, g_low / (2 if side < 0 else 1)
            side = -1
    raise ArithmeticError("no root")


N = int(sys.argv[1]) if len(sys.argv) > 1 else 1

SHAPES = [0.005, 0.01, 0.05, 0.25, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 11.5, 15.5, 16.5, 60.0, 300.5, 2500.0, 5e4, 1e6]

for a in SHAPES:
    deviation = a ** 0.5
    points = [a * m for m in (1e-8, 1e-3, 0.2, 0.7, 0.95, 1.0, 1.05, 1.4, 3, 20)]
    points += [a + deviation * z for z in (-30, -8, -2, 2, 8, 30, 120)] + [1.0, 0.9 + a, 1 + a, 1.1 + a, 600.0]
    for x in [random.choice(points) * random.uniform(0.97, 1.03) for _ in range(8 * N)]:
        if x > 0 and (a < 1e5 or abs(x - a) < 60 * deviation):
            tails = gamma_tails(a, x)
            if is_wanted(tails):
                show("gamma", a, x, *tails, (mpf(a) - 1) * log(mpf(x)) - mpf(x) - loggamma(mpf(a)))

FREEDOM = [0.01, 0.1, 0.5, 1.0, 1.5, 2.0, 3.0, 7.5, 10.0, 21.0, 117.0, 1000.0, 31234.0, 2e6]

for df in FREEDOM:
    for _ in range(8 * N):
        t = random.choice([-1, 1, 1]) * random.choice([spread(-9, -1), spread(-1, 1), spread(0, 1.5), spread(1, 60)])
        if df > 1000 and abs(t) > 45:
            t = t / abs(t) * random.uniform(0, 36)
        tails = student_tails(df, t)
        if is_wanted(tails):
            show("student", df, t, *tails, student_log_density(df, t))

for _ in range(120 * N):
    d1, d2 = spread(-2, 6.3), spread(-2, 6.3)
    x = random.choice([spread(-0.3, 0.3), spread(-3, 3), spread(-0.01, 0.01), spread(-40, 40)])
    if d1 + d2 > 1e4 and min(d1, d2) > 100:
        x = 1 + random.gauss(0, 3) * (2 / d1 + 2 / d2) ** 0.5
    if x <= 0:
        continue
    parts = f_parts(d1, d2, x)
    tails = f_tails(d1, d2, x)
    if is_wanted(tails):
        density = beta_log_density(mpf(d1) / 2, mpf(d2) / 2, *parts) + log(parts[0]) + log(parts[1]) - log(mpf(x))
        show("f", d1, d2, x, *tails, density)

for _ in range(120 * N):
    a, b = spread(-2.3, 6), spread(-2.3, 6)
    x = random.betavariate(a, b) if random.random() < 0.6 else random.random()
    if not 1e-12 < x < 1 - 1e-12:
        continue
    with mp.workdps(DIGITS + 310):
        y = 1 - mpf(x)
    tails = beta_tails(a, b, mpf(x), y)
    if is_wanted(tails):
        show("beta", a, b, x, *tails, beta_log_density(a, b, mpf(x), y))

for x in [-3000.0, -100.0, -38.5, -37.5, -20.0, -5.0, -1.0, -1e-12, 0.0, 0.3, 2.0, 9.0, 36.0, 41.0, 1e10, 1e150]:
    v = mpf(x)

    def log_tail(v):
        # mpmath's exponents go farther than any double's; at 1e150 only the leading term is left of a series
        if v > 1e9:
            return -v * v / 2 - log(v * sqrt(2 * pi)) + log(1 - 1 / v ** 2)
        with mp.workdps(800):
            return log(1 - erfc(-v / sqrt(2)) / 2) if v < 0 else log(erfc(v / sqrt(2)) / 2)
    show("normal-log", x, log_tail(-v), log_tail(v), -v * v / 2 - log(2 * pi) / 2)

PROBABILITIES = [1e-290, 1e-100, 1e-12, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.999]

for a in SHAPES:
    for q in random.sample(PROBABILITIES, min(9, 4 * N)):
        # in the logarithm of the point, in which the shape's left end is a straight line
        if a > 1e5 and q < 1e-12:
            continue
        high = log(mpf(a) + 9 * mpf(a) ** 0.5 + 40) if q > 1e-13 else log(mpf(a) + 42 * mpf(a) ** 0.5 + 1000)
        low = -699 if a < 5 else log(mpf(a)) - 12 / mpf(a) ** 0.5
        u = solve(lambda v: gamma_tails(a, exp(v))[1], log(mpf(q)), low, high)
        if u is not None:
            show("gamma-quantile", a, q, exp(u))

for df in FREEDOM:
    for q in random.sample([p for p in PROBABILITIES if p < 0.5] + [0.45, 0.4999999], min(8, 4 * N)):
        v = solve(lambda v: student_tails(df, exp(v))[1], log(mpf(q)), -20, 699 if df < 30 else 6)
        if v is not None and not (df > 1e4 and q < 1e-99):
            show("student-quantile", df, q, exp(v))

for _ in range(40 * N):
    d1, d2 = spread(-2, 6), spread(-2, 6)
    q = random.choice(PROBABILITIES)
    if min(d1, d2) > 1e4 and q < 1e-12:
        continue
    v = solve(lambda v: f_tails(d1, d2, exp(v))[1], log(mpf(q)), -699, 699)
    if v is not None:
        show("f-quantile", d1, d2, q, exp(v))


def binomial_terms(n, p):
    """P(X = k), k = 0…n, from the mode outwards; p is the binary64 number."""
    p = mpf(p)
    odds = p / (1 - p)
    mode = min(n, int((n + 1) * p))
    top = exp(loggamma(n + 1) - loggamma(mode + 1) - loggamma(n - mode + 1) + mode * log(p) + (n - mode) * log(1 - p))
    terms = {mode: top}
    for k in range(mode + 1, n + 1):
        terms[k] = terms[k - 1] * (n - k + 1) / k * odds
        if terms[k] < LEAST / 10 ** 40:
            break
    for k in range(mode - 1, -1, -1):
        terms[k] = terms[k + 1] * (k + 1) / (n - k) / odds
        if terms[k] < LEAST / 10 ** 40:
            break
    return terms


def discrete(kind, parameters, terms):
    keys = sorted(terms)
    running, below = mpf(0), {}
    for k in keys:
        running += terms[k]
        below[k] = running
    running, above = mpf(0), {}
    for k in reversed(keys):
        running += terms[k]
        above[k] = running
    inside = [k for k in keys if min(below[k], above[k]) > LEAST]
    for k in sorted(set([inside[0], inside[-1]] + [random.choice(inside) for _ in range(4 * N)])):
        show(kind, *parameters, k, terms[k], below[k], above[k])
    for p in random.sample(PROBABILITIES, 4):
        show(kind + "-quantile", *parameters, p, next(k for k in keys if below[k] >= mpf(p)))


for n, p in [(1, 0.3), (5, 0.5), (23, 0.95), (60, 0.01), (500, 0.87), (4000, 0.5), (20000, 0.9995), (200000, 0.031), (1000000, 1e-5)]:
    discrete("binomial", (n, p), binomial_terms(n, p))


def hypergeometric_terms(N, K, n):
    low, high = max(0, n + K - N), min(n, K)
    mode = min(max((n + 1) * (K + 1) // (N + 2), low), high)
    choose = lambda a, b: loggamma(mpf(a) + 1) - loggamma(mpf(b) + 1) - loggamma(mpf(a - b) + 1)
    terms = {mode: exp(choose(K, mode) + choose(N - K, n - mode) - choose(N, n))}
    for k in range(mode + 1, high + 1):
        terms[k] = terms[k - 1] * mpf((K - k + 1) * (n - k + 1)) / (k * (N - K - n + k))
        if terms[k] < LEAST / 10 ** 40:
            break
    for k in range(mode - 1, low - 1, -1):
        terms[k] = terms[k + 1] * mpf((k + 1) * (N - K - n + k + 1)) / ((K - k) * (n - k))
        if terms[k] < LEAST / 10 ** 40:
            break
    return terms


for N_, K, n in [(1, 1, 1), (10, 4, 3), (31, 29, 23), (120, 60, 40), (860, 780, 132), (5000, 250, 200), (100000, 99990, 5000),
                 (1400000, 700000, 2000), (10000000, 3000000, 60000), (3000000000, 1000000, 1000000)]:
    discrete("hypergeometric", (N_, K, n), hypergeometric_terms(N_, K, n))
