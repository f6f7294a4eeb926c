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

inline int finds_in_a_header(int n)
{
	if (n < 0)
		throw "negative"; /* expect: errors/throw-generic text */
	return n;
}
