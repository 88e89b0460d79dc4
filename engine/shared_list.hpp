#pragma once
// A list that copies share until one of them changes it. A case is copied with every act, so that readers keep what they
// hold; an act changes one piece of twenty, and rarely who holds which role.

#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace engine {

template <class T>
class SharedList {
public:
    using value_type = T;
    using const_iterator = typename std::vector<T>::const_iterator;

    SharedList() = default;
    SharedList(std::vector<T> all) // NOLINT(google-explicit-constructor)
        : all_{all.empty() ? nullptr : std::make_shared<std::vector<T>>(std::move(all))}
    {
    }
    SharedList(std::initializer_list<T> all) : SharedList{std::vector<T>{all}} {}

    std::vector<T> const& all() const { return all_ ? *all_ : none; }
    auto begin() const { return all().begin(); }
    auto end() const { return all().end(); }
    auto rbegin() const { return all().rbegin(); }
    auto rend() const { return all().rend(); }
    bool empty() const { return all().empty(); }
    std::size_t size() const { return all().size(); }
    std::size_t capacity() const { return all().capacity(); }
    T const& front() const { return all().front(); }
    T const& back() const { return all().back(); }
    T const& operator[](std::size_t place) const { return all()[place]; }
    T const& at(std::size_t place) const { return all().at(place); }

    // To be changed: from here on it is this copy's own.
    std::vector<T>& change()
    {
        // Always anew: that nobody else holds it now does not tell that whoever held it has done with reading.
        all_ = std::make_shared<std::vector<T>>(all());
        return *all_;
    }
    void push_back(T one) { change().push_back(std::move(one)); }

    bool operator==(SharedList const& other) const { return all_ == other.all_ || all() == other.all(); }

private:
    inline static std::vector<T> const none{};

    std::shared_ptr<std::vector<T>> all_; // null: empty
};

} // namespace engine
