#pragma once
// Requests that the server itself makes, to the OpenID Connect provider and nobody else: bounded in size and time,
// certificates verified, no redirect followed.

#include "api/message.hpp"

#include <optional>
#include <string>

namespace api {

struct WebAnswer {
    long status = 0;
    std::string body;
};

// Whether we may call there: https, or http on the loopback, for tests.
bool is_callable(std::string const& url);

// Nothing when there is no answer in time, or too much of one.
std::optional<WebAnswer> web_get(std::string const& url);
// A form; with HTTP basic authentication unless `user` is empty.
std::optional<WebAnswer> web_post(std::string const& url, NamedValues const& form, std::string const& user,
                                  std::string const& password);

// As a form or a query writes it.
std::string form_of(NamedValues const& values);

} // namespace api
