#include "engine/store/hosts.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace engine::store {
namespace {

std::vector<std::string> split(std::string const& list)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        auto const end = list.find(',', begin);
        parts.push_back(list.substr(begin, end - begin));
        if (end == std::string::npos)
            return parts;
        begin = end + 1;
    }
}

void add(std::string& keywords, std::string_view setting, std::string_view value)
{
    keywords += (keywords.empty() ? "" : " ") + std::string{setting} + "='";
    for (char const c : value) {
        if (c == '\'' || c == '\\')
            keywords += '\\';
        keywords += c;
    }
    keywords += '\'';
}

} // namespace

Hosts::Hosts(std::string const& target)
{
    std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> const options{PQconninfoParse(target.c_str(), nullptr),
                                                                               PQconninfoFree};
    if (!options)
        throw std::invalid_argument{"libpq cannot read the store's address"};
    std::vector<std::string> names{""}, ports{""};
    for (PQconninfoOption const* option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        std::string_view const setting{option->keyword};
        if (setting == "host")
            names = split(option->val);
        else if (setting == "port")
            ports = split(option->val);
        else
            settings_.emplace_back(setting, option->val);
    }
    if (ports.size() != 1 && ports.size() != names.size())
        throw std::invalid_argument{"the store's address has as many ports as hosts, or one"};
    for (std::size_t i = 0; i < names.size(); ++i)
        hosts_.emplace_back(names[i], ports.size() == 1 ? ports.front() : ports[i]);
}

std::string Hosts::target() const
{
    std::size_t first = 0;
    {
        std::lock_guard const lock{mutex_};
        first = first_;
    }
    std::string names, ports;
    for (std::size_t i = 0; i < hosts_.size(); ++i) {
        auto const& [name, port] = hosts_[(first + i) % hosts_.size()];
        names += (i == 0 ? "" : ",") + name;
        ports += (i == 0 ? "" : ",") + port;
    }
    std::string keywords;
    add(keywords, "host", names);
    add(keywords, "port", ports);
    for (auto const& [setting, value] : settings_)
        add(keywords, setting, value);
    return keywords;
}

void Hosts::reached(std::string_view host, std::string_view port)
{
    auto const found = std::find_if(hosts_.begin(), hosts_.end(), [&](Host const& one) {
        return one.first == host && (one.second.empty() || one.second == port);
    });
    if (found == hosts_.end())
        return;
    std::lock_guard const lock{mutex_};
    first_ = static_cast<std::size_t>(found - hosts_.begin());
}

} // namespace engine::store
