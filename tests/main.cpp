// Catch2's own main, compiled once for all the rooms' tests.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
