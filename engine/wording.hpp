#pragma once
// A text that is nearly always one of the program's own: the fact of an unmet condition, the name of a role. Those are
// only pointed at; any other is kept as a copy of its own.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace engine {

class Wording {
public:
    constexpr Wording() = default;
    // A literal, which stays; the compiler takes nothing else here.
    template <std::size_t N>
    consteval Wording(char const (&literal)[N]) : at_{literal}, size_{N - 1} // NOLINT(google-explicit-constructor)
    {
    }
    Wording(std::string const& text) { keep(text); } // NOLINT(google-explicit-constructor)
    // Whose it is cannot be told from a pointer.
    template <class Pointer>
        requires std::is_same_v<Pointer, char const*>
    Wording(Pointer text) // NOLINT(google-explicit-constructor)
    {
        keep(text);
    }
    // Words of a workflow, which outlives all that is drawn from it.
    static Wording of_tables(std::string_view words)
    {
        Wording pointing;
        pointing.at_ = words.data();
        pointing.size_ = static_cast<std::uint32_t>(words.size());
        return pointing;
    }

    Wording(Wording const& other)
    {
        if (other.is_own_) {
            keep(other);
        } else {
            at_ = other.at_;
            size_ = other.size_;
        }
    }
    Wording(Wording&& other) noexcept
        : at_{std::exchange(other.at_, nullptr)}, size_{std::exchange(other.size_, 0)},
          is_own_{std::exchange(other.is_own_, false)}
    {
    }
    Wording& operator=(Wording other) noexcept
    {
        std::swap(at_, other.at_);
        std::swap(size_, other.size_);
        std::swap(is_own_, other.is_own_);
        return *this;
    }
    constexpr ~Wording()
    {
        if (is_own_)
            delete[] at_;
    }

    operator std::string_view() const { return {at_, size_}; } // NOLINT(google-explicit-constructor)
    bool empty() const { return size_ == 0; }
    bool operator==(Wording const& other) const { return std::string_view{*this} == std::string_view{other}; }

private:
    void keep(std::string_view text)
    {
        if (text.empty())
            return;
        auto* const own = new char[text.size()];
        std::copy(text.begin(), text.end(), own);
        at_ = own;
        size_ = static_cast<std::uint32_t>(text.size());
        is_own_ = true;
    }

    char const* at_ = nullptr;
    std::uint32_t size_ = 0;
    bool is_own_ = false;
};

} // namespace engine
