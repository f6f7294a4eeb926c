/* SPDX-License-Identifier: Apache-2.0 */
namespace std
{
template <typename T> class basic_string
{
public:
	basic_string(const T *text);
	basic_string(const basic_string &other);
	T &operator[](unsigned long index);
	unsigned long size() const;
};
typedef basic_string<char> string;
template <typename T> T &&move(T &what);
} // namespace std

bool check(const std::string &text);
inline bool finds_in_a_header(const char *typed)
{
	std::string passphrase(typed); /* expect: credentials/string-kept 'passphrase' */

	return check(passphrase);
}
