#pragma once
// What the rows of a statement hold.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace engine::store {

// What a column holds, by the numbers of PostgreSQL's own types, the same in every database (its pg_type.dat).
enum class ColumnType : std::uint32_t { bytea = 17, bigint = 20, integer = 23, text = 25 };

// "stream text, version integer": the values of a row, in their order. Read while the program is compiled.
class RowColumns {
public:
    consteval RowColumns(char const* text) : RowColumns{std::string_view{text}} {}
    consteval RowColumns(std::string_view text) : text_{text}
    {
        while (!text.empty())
            types_.at(count_++) = type_of(take_column(text).type);
    }

    std::string_view text() const { return text_; }
    std::span<ColumnType const> types() const { return std::span{types_}.first(count_); }

    // each(name, type)
    template <class Each>
    constexpr void for_each(Each const& each) const
    {
        for (std::string_view left = text_; !left.empty();) {
            auto const column = take_column(left);
            each(column.name, column.type);
        }
    }

private:
    struct Column {
        std::string_view name, type;
    };
    // The first of those that are left.
    static constexpr Column take_column(std::string_view& left)
    {
        std::string_view const column = left.substr(0, left.find(", "));
        left.remove_prefix(std::min(left.size(), column.size() + 2));
        std::size_t const space = column.find(' ');
        return {column.substr(0, space), column.substr(space + 1)};
    }
    static constexpr ColumnType type_of(std::string_view name)
    {
        if (name == "bytea")
            return ColumnType::bytea;
        if (name == "bigint")
            return ColumnType::bigint;
        if (name == "integer")
            return ColumnType::integer;
        return name == "text" ? ColumnType::text : throw "no column of a row is of this type";
    }

    std::string_view text_;
    std::array<ColumnType, 16> types_{};
    std::size_t count_ = 0;
};

} // namespace engine::store
