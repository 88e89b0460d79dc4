#pragma once
// What no form asks and nobody is to write of his own accord (I32; CGFP art. L. 137-2 and GDPR art. 9, unread).

#include <string_view>

namespace workflows {

inline constexpr std::string_view free_text_warning{
    "N'écrivez rien sur la santé, la vie privée, les opinions, l'appartenance syndicale."};

} // namespace workflows
