/* SPDX-License-Identifier: Apache-2.0 */
/* boundary/public-static in C++: what it finds, then what it must leave alone. */
#include "public-static.h"

class Settings {
public:
	static int retries; /* expect: boundary/public-static 'Settings' */
	static const int most = 9;
	static int names[4]; /* expect: boundary/public-static */
	int timeout;
};
int Settings::retries = 3;

struct Pool {
	inline static int used = 0; /* expect: boundary/public-static */
	static constexpr int room = 80;
};

#define SHARED(type, name) static type name
struct Counters {
	SHARED(int, finds_through_a_macro); /* expect: boundary/public-static */
};

class SettingsRight {
public:
	static int allows_a_function() { return retries_; }
	static const char *const allows_a_constant;
	static const int table[2];
	static int &allows_a_reference();

private:
	static int retries_;

protected:
	static int kept_;
};
int SettingsRight::retries_ = 3;
const char *const SettingsRight::allows_a_constant = "a";

namespace
{
struct OneFile {
	static int allows_what_one_file_knows;
};
int OneFile::allows_what_one_file_knows = 1;
} // namespace

int allows_a_local()
{
	static int calls;
	return ++calls + OneFile::allows_what_one_file_knows;
}
