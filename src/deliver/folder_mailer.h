#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "deliver/mailer.h"

namespace tidings::deliver {

// The file that holds a message, from its Message-ID: "<d12.abc@hub.example>" is "d12.abc@hub.example.eml".
std::string file_name_for(std::string_view message_id);

// Puts each message into a folder as an .eml file, for dry runs. A message that comes twice is one file.
class FolderMailer : public Mailer {
  public:
    explicit FolderMailer(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Always accepted. Throws Failure(disk) if the file cannot be written.
    Outcome send(const Email& email) override;

  private:
    std::filesystem::path folder_;
};

}  // namespace tidings::deliver
