#include "api/client_address.hpp"

#include "api/text_parts.hpp"

#include <algorithm>
#include <stdexcept>

namespace api {
namespace {

namespace ip = boost::asio::ip;

// IPv4 written as IPv6 is the same client.
ClientAddress plain(ClientAddress const& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

bool is_among(std::vector<ClientAddress> const& addresses, ClientAddress const& one)
{
    return std::ranges::find(addresses, one) != addresses.end();
}

} // namespace

std::vector<ClientAddress> read_addresses(std::vector<std::string> const& words)
{
    std::vector<ClientAddress> addresses;
    for (std::string const& word : words) {
        boost::system::error_code fault;
        auto const address = ip::make_address(word, fault);
        if (fault)
            throw std::invalid_argument{"not an address: " + word};
        addresses.push_back(plain(address));
    }
    return addresses;
}

ClientAddress client_of(ClientAddress const& peer, std::vector<ClientAddress> const& trusted,
                        std::vector<std::string_view> const& forwarded)
{
    ClientAddress client = plain(peer);
    for (auto value = forwarded.rbegin(); value != forwarded.rend(); ++value) {
        auto const hops = split(*value, ',');
        for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
            if (!is_among(trusted, client))
                return client;
            boost::system::error_code fault;
            auto const before = ip::make_address(std::string{trimmed(*hop)}, fault);
            if (fault)
                return client;
            client = plain(before);
        }
    }
    return client;
}

std::string shares_limit_as(ClientAddress const& address)
{
    auto const one = plain(address);
    if (one.is_v4())
        return one.to_string();
    auto bytes = one.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::make_address_v6(bytes).to_string();
}

} // namespace api
