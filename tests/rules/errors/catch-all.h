/* SPDX-License-Identifier: Apache-2.0 */
namespace std
{
class exception
{
public:
	exception();
	exception(const exception &other);
	virtual ~exception();
	virtual const char *what() const noexcept;
};
class runtime_error : public exception
{
public:
	explicit runtime_error(const char *what);
};
[[noreturn]] void terminate() noexcept;
} // namespace std

int number_of(const char *text);
void say(const char *text);

inline int finds_in_a_header(const char *text)
{
	try {
		return number_of(text);
	} catch (const std::exception &e) { /* expect: errors/catch-all of the library */
		return 0;
	}
}
