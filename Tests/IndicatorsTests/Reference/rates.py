"""Which counts print a rate, by trying every count of every base. The values of the Granularity tests.

    python3 rates.py
"""

from decimal import Decimal
from fractions import Fraction
from math import floor


def printed(count, base, whole, places):
    """count/base of the whole, rounded half up to so many places."""
    units = floor(Fraction(count, base) * whole * 10**places + Fraction(1, 2))
    return Decimal(units).scaleb(-places)


def fits(rate, bases, whole=100):
    """Every (count, base) that prints the rate."""
    places = -Decimal(rate).as_tuple().exponent
    return [(k, m) for m in bases for k in range(m + 1) if printed(k, m, whole, places) == Decimal(rate)]


def fewest_steps(rate, people, whole=100):
    """The fewest steps a person with which so many people print the rate, and the count."""
    return next((q, *fits(rate, [people * q], whole)[0]) for q in range(1, 1000) if fits(rate, [people * q], whole))


def common_bases(rates, limit):
    """Bases that print all the rates."""
    return sorted(set.intersection(*({m for _, m in fits(rate, range(1, limit + 1))} for rate in rates)))


print("96.05 of at most 299", fits("96.05", range(1, 300)))
print("96.05 of 299", fewest_steps("96.05", 299), [(k, printed(k, 299, 100, 2)) for k in (287, 288)])
print("90.15 of at most 50", fits("90.15", range(1, 51)), fewest_steps("90.15", 50))
print("90.15 of at most 50, three questions", fits("90.15", [3 * n for n in range(1, 51)]))
print("89.13 of 23", fewest_steps("89.13", 23), [(k, printed(k, 23, 100, 2)) for k in (20, 21)])
print("95.73", fits("95.73", range(1, 220)))
print("87.26 99.06 72.17 27.83", common_bases(["87.26", "99.06", "72.17", "27.83"], 1000))
print("95.73 of 212", fewest_steps("95.73", 212), [(k, printed(k, 636, 100, 2)) for k in (608, 609)])
print("4.56 of 5 by 23", fits("4.56", [23, 115], 5), fewest_steps("4.56", 23, 5))
print("4.56 of 5, neighbours", [(k, m, printed(k, m, 5, 2)) for k, m in ((20, 23), (21, 23), (104, 115), (105, 115))])
print("4.56 of 5, 5 points each, at most 23", fits("4.56", [5 * n for n in range(1, 24)], 5))
