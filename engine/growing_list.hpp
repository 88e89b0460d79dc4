#pragma once
// A list that only ever grows at its end, and whose copies share what they hold in common. Every act adds to the entries
// of its piece while readers keep the case as it was: they see as many as there were when they took their copy.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace engine {

template <class T>
class GrowingList {
    static_assert(std::is_nothrow_move_constructible_v<T>);

public:
    using value_type = T;
    using const_iterator = T const*;

    GrowingList() = default;
    GrowingList(std::initializer_list<T> all)
    {
        for (T const& one : all)
            push_back(one);
    }
    GrowingList(GrowingList const& other) noexcept : room_{other.room_}, size_{other.size_}
    {
        if (room_)
            room_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    GrowingList(GrowingList&& other) noexcept
        : room_{std::exchange(other.room_, nullptr)}, size_{std::exchange(other.size_, 0)}
    {
    }
    GrowingList& operator=(GrowingList other) noexcept
    {
        std::swap(room_, other.room_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~GrowingList() { let_go(); }

    // What others see stays as it was. Nobody else may use this very list meanwhile; copies of it may be used freely.
    void push_back(T one) { emplace_back(std::move(one)); }
    // Made where it stays, of what is not in this very list.
    template <class... Parts>
    void emplace_back(Parts&&... parts)
    {
        if (!room_ || size_ == room_->capacity || !room_->take(size_)) {
            Room* const larger = Room::make(std::max<std::size_t>(size_ + size_ / 2 + 1, 2));
            std::uninitialized_copy(begin(), end(), larger->items());
            larger->used = size_;
            larger->take(size_);
            let_go();
            room_ = larger;
        }
        try {
            std::construct_at(room_->items() + size_, std::forward<Parts>(parts)...);
        } catch (...) {
            room_->used = size_; // given back: nobody can stand beyond it meanwhile
            throw;
        }
        ++size_;
    }

    T const* begin() const { return room_ ? room_->items() : nullptr; }
    T const* end() const { return begin() + size_; }
    auto rbegin() const { return std::make_reverse_iterator(end()); }
    auto rend() const { return std::make_reverse_iterator(begin()); }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    std::size_t capacity() const { return room_ ? room_->capacity : 0; }
    T const& front() const { return *begin(); }
    T const& back() const { return end()[-1]; }
    T const& operator[](std::size_t place) const { return begin()[place]; }

private:
    // Places taken one after the other, by whichever copy comes first: another that stands as far finds its next place
    // taken, and goes on in a room of its own.
    struct Room {
        // With its places behind it, in one piece of memory.
        static Room* make(std::size_t places)
        {
            static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
            return std::construct_at(static_cast<Room*>(::operator new(offset() + places * sizeof(T))), places);
        }
        explicit Room(std::size_t places) : capacity{places} {}
        Room(Room const&) = delete;
        Room& operator=(Room const&) = delete;
        ~Room() { std::destroy_n(items(), used.load(std::memory_order_relaxed)); }

        static constexpr std::size_t offset() { return (sizeof(Room) + alignof(T) - 1) / alignof(T) * alignof(T); }
        bool take(std::size_t place) { return used.compare_exchange_strong(place, place + 1); }
        T* items() { return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(this) + offset()); }

        std::size_t const capacity;
        std::atomic<std::size_t> holders = 1;
        std::atomic<std::size_t> used = 0;
    };

    void let_go()
    {
        if (!room_ || room_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1)
            return;
        std::destroy_at(room_);
        ::operator delete(static_cast<void*>(room_));
    }

    Room* room_ = nullptr; // null: empty
    std::size_t size_ = 0;
};

} // namespace engine
