// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>

namespace staticnn {
namespace {

template <Decimal Number>
struct With {};

TEST(Decimal, IsOneTypeForEverySpellingOfANumber) {
    static_assert(std::is_same_v<With<0.2>, With<0.2f>>);
    static_assert(std::is_same_v<With<0.5>, With<0.50>>);
    static_assert(std::is_same_v<With<0>, With<0.0>>);
    static_assert(std::is_same_v<With<3>, With<3.0f>>);
    static_assert(!std::is_same_v<With<0.2>, With<0.25>>);
}

TEST(Decimal, GivesBackTheNumber) {
    static_assert(Decimal(0.2).value() == 0.2);
    static_assert(Decimal(0.1f).value() == 0.1);
    static_assert(Decimal(0.123456789).value() == 0.123456789);
    static_assert(Decimal(1e-15).value() == 1e-15);
    static_assert(Decimal(0.002877).value() == 0.002877);  // which a long double would round twice
    static_assert(Decimal(999'999'999).value() == 999'999'999.0);
    static_assert(Decimal(0.2) == Decimal(0.2f));
}

TEST(Decimal, RefusesWhatHasNoShortForm) {
    static_assert(Decimal(0.5).is_valid);
    static_assert(!Decimal(1e9).is_valid);
    static_assert(!Decimal(-1e9).is_valid);
    static_assert(!Decimal(1e-28).is_valid);
    static_assert(!Decimal(std::numeric_limits<double>::quiet_NaN()).is_valid);
    static_assert(!Decimal(std::numeric_limits<double>::infinity()).is_valid);
}

TEST(Decimal, MayBeNegativeOrLong) {
    static_assert(Decimal(-0.5).is_valid && Decimal(-0.5).is_negative && Decimal(-0.5).value() == -0.5);
    static_assert(Decimal(-3).value() == -3);
    static_assert(Decimal(1.0 / 3).value() == 1.0 / 3);
    static_assert(Decimal(1.0 / 255).value() == 1.0 / 255);
    static_assert(Decimal(1e-16).value() == 1e-16);
    static_assert(!std::is_same_v<With<0.5>, With<-0.5>>);
}

TEST(Decimal, IsWrittenWithTheFewestDigits) {
    static_assert(text_of_decimal<0.2>().view() == "0.2");
    static_assert(text_of_decimal<0.25f>().view() == "0.25");
    static_assert(text_of_decimal<0>().view() == "0");
    static_assert(text_of_decimal<12>().view() == "12");
    static_assert(text_of_decimal<0.05>().view() == "0.05");
    static_assert(text_of_decimal<10.001>().view() == "10.001");
    static_assert(text_of_decimal<-0.25>().view() == "-0.25");
    static_assert(text_of_decimal<-7>().view() == "-7");
    static_assert(text_of_decimal<1e-15>().view() == "0.000000000000001");
}

}  // namespace
}  // namespace staticnn
