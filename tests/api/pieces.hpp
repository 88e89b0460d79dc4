#pragma once
// What an answer shows of a case.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string_view>

// The piece of this track; an empty object where the answer shows none.
inline boost::json::object piece_in(boost::json::object const& shown, std::string_view track)
{
    for (boost::json::value const& piece : shown.at("pieces").as_array())
        if (piece.at("track").as_string() == track)
            return piece.as_object();
    return {};
}
