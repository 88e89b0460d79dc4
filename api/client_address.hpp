#pragma once
// Whose address a request counts for. Behind a proxy that the operator trusts, the one that the proxy names; otherwise
// whoever is at the other end, whatever the headers say.

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace api {

using ClientAddress = boost::asio::ip::address;

// Throws std::invalid_argument on a word that is no address.
std::vector<ClientAddress> read_addresses(std::vector<std::string> const& words);

// `forwarded` are the values of X-Forwarded-For, in their order: each proxy adds the address it was asked from, so the
// last one that is not a proxy of ours is the client's; what stands before it anybody may have written.
ClientAddress client_of(ClientAddress const& peer, std::vector<ClientAddress> const& trusted,
                        std::vector<std::string_view> const& forwarded);

// Who shares a limit: an IPv4 address, or the network of an IPv6 one (/64), which one household or host has to itself.
std::string shares_limit_as(ClientAddress const& address);

} // namespace api
