#include "tests/bench/acts.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace bench {
namespace {

template <class Act>
auto fields_of(Act& act)
{
    return std::array{&act.target, &act.token, &act.key, &act.piece, &act.made, &act.body};
}

} // namespace

ActsWriter::ActsWriter(std::filesystem::path const& file) : out_{file, std::ios::binary}
{
    if (!out_)
        throw std::runtime_error{"cannot write " + file.string()};
}

void ActsWriter::add(ActToDo const& act)
{
    auto separator = "";
    for (auto const* field : fields_of(act)) {
        if (field->find_first_of("\t\n") != std::string::npos)
            throw std::runtime_error{"a field of an act holds a tab or a line's end: " + act.target};
        out_ << separator << *field;
        separator = "\t";
    }
    out_ << '\n';
}

void ActsWriter::end_life()
{
    out_ << '\n';
}

void ActsWriter::close()
{
    out_.close();
    if (!out_)
        throw std::runtime_error{"the acts could not all be written"};
}

Acts::Acts(std::filesystem::path const& file) : in_{file, std::ios::binary}
{
    std::streamoff begin = 0;
    for (std::string line; std::getline(in_, line);)
        if (line.empty()) {
            begins_.push_back(begin);
            begin = in_.tellg();
        }
    if (begins_.empty())
        throw std::runtime_error{"no acts in " + file.string()};
}

std::vector<ActToDo> Acts::life(std::size_t number)
{
    in_.clear();
    in_.seekg(begins_.at(number));
    std::vector<ActToDo> acts;
    for (std::string line; std::getline(in_, line) && !line.empty();) {
        std::string_view left = line;
        auto& act = acts.emplace_back();
        for (auto* field : fields_of(act)) {
            *field = left.substr(0, left.find('\t'));
            left.remove_prefix(std::min(left.size(), field->size() + 1));
        }
    }
    return acts;
}

} // namespace bench
