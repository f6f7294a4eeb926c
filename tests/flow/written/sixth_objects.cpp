/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace so {
static int from_socket(int s)
{
	char text[16] = "";
	return recv(s, text, sizeof(text) - 1, 0) > 0 ? std::atoi(text) : 0;
}
struct point {
	int x;
	int y;
};
static bool on = true;
} // namespace so

/* finds o6_reference_index: 121 129 787 */
static void put_at(int (&table)[10], const int &at)
{
	if (at < 10)
		table[at] = 1;
}
int reference_index(int s)
{
	int table[10] = {0};
	put_at(table, so::from_socket(s));
	return table[0];
}
/* allows o6_reference_index */
static void put_at_ok(int (&table)[10], const int &at)
{
	if (at < 10 && at >= 0)
		table[at] = 1;
}
int reference_index_ok(int s)
{
	int table[10] = {0};
	put_at_ok(table, so::from_socket(s));
	return table[0];
}

/* finds o6_new_array_small: 122 787 */
int *new_small()
{
	int *v = new int[10];
	for (int i = 0; i < 20; ++i)
		v[i] = i;
	return v;
}
/* allows o6_new_array_small */
int *new_small_ok()
{
	int *v = new int[20];
	for (int i = 0; i < 20; ++i)
		v[i] = i;
	return v;
}

/* finds o6_new_char_strcpy: 122 787 */
char *duplicate(const char *t)
{
	char *p = new char[std::strlen(t)];
	std::strcpy(p, t);
	return p;
}
/* allows o6_new_char_strcpy */
char *duplicate_ok(const char *t)
{
	char *p = new char[std::strlen(t) + 1];
	std::strcpy(p, t);
	return p;
}

/* finds o6_new_round_bracket: 122 787 131 */
int *round()
{
	int *v = new int(10);
	v[5] = 1;
	return v;
}
/* allows o6_new_round_bracket */
int *round_ok()
{
	int *v = new int[10];
	v[5] = 1;
	return v;
}

/* finds o6_virtual_copy: 121 787 */
struct writer {
	virtual ~writer() = default;
	virtual void put(char *to) const = 0;
};
struct long_writer : writer {
	void put(char *to) const override
	{
		std::memset(to, 'w', 79);
		to[79] = 0;
	}
};
void virtual_copy()
{
	long_writer l;
	const writer &w = l;
	char room[40];
	w.put(room);
	std::puts(room);
}
/* allows o6_virtual_copy */
struct writer_ok {
	virtual ~writer_ok() = default;
	virtual void put(char *to) const = 0;
};
struct long_writer_ok : writer_ok {
	void put(char *to) const override
	{
		std::memset(to, 'w', 79);
		to[79] = 0;
	}
};
void virtual_copy_ok()
{
	long_writer_ok l;
	const writer_ok &w = l;
	char room[80];
	w.put(room);
	std::puts(room);
}

/* finds o6_member_buffer: 121 122 787 */
class holder {
	char name_[16];
      public:
	explicit holder(const char *n)
	{
		std::strcpy(name_, n);
	}
	const char *name() const
	{
		return name_;
	}
};
void held()
{
	holder h("a name of more than sixteen");
	std::puts(h.name());
}
/* allows o6_member_buffer */
class holder_ok {
	char name_[16];
      public:
	explicit holder_ok(const char *n)
	{
		std::snprintf(name_, sizeof(name_), "%s", n);
	}
	const char *name() const
	{
		return name_;
	}
};
void held_ok()
{
	holder_ok h("a name of more than sixteen");
	std::puts(h.name());
}

/* finds o6_template_fill: 121 787 */
template <typename T, int N> static void fill_with(T *to, T v)
{
	for (int i = 0; i < N; ++i)
		to[i] = v;
}
int templated()
{
	int room[8];
	fill_with<int, 12>(room, 3);
	return room[0];
}
/* allows o6_template_fill */
template <typename T, int N> static void fill_with_ok(T *to, T v)
{
	for (int i = 0; i < N; ++i)
		to[i] = v;
}
int templated_ok()
{
	int room[8];
	fill_with_ok<int, 8>(room, 3);
	return room[0];
}

/* finds o6_lambda_over: 121 787 */
int lambda_over()
{
	int room[5] = {0};
	auto set = [&room](int n) {
		for (int i = 0; i < n; ++i)
			room[i] = i;
	};
	set(6);
	return room[0];
}
/* allows o6_lambda_over */
int lambda_over_ok()
{
	int room[5] = {0};
	auto set = [&room](int n) {
		for (int i = 0; i < n; ++i)
			room[i] = i;
	};
	set(5);
	return room[0];
}

/* finds o6_std_array: 121 787 129 */
int std_array(int s)
{
	std::array<int, 4> a{};
	int i = so::from_socket(s);
	if (i < 0)
		return 0;
	a[i] = 3;
	return a[0];
}
/* allows o6_std_array */
int std_array_ok(int s)
{
	std::array<int, 4> a{};
	int i = so::from_socket(s);
	if (i < 0 || i >= 4)
		return 0;
	a[i] = 3;
	return a[0];
}

/* finds o6_vector_index: 121 125 126 787 129 */
int vector_index()
{
	std::vector<int> v(3);
	int s = 0;
	for (std::size_t i = 0; i <= v.size(); ++i)
		s += v[i];
	return s;
}
/* allows o6_vector_index */
int vector_index_ok()
{
	std::vector<int> v(3);
	int s = 0;
	for (std::size_t i = 0; i < v.size(); ++i)
		s += v[i];
	return s;
}

/* finds o6_vector_empty: 125 126 476 787 */
int front_of()
{
	std::vector<int> v;
	return v.front();
}
/* allows o6_vector_empty */
int front_of_ok()
{
	std::vector<int> v;
	v.push_back(1);
	return v.front();
}

/* finds o6_string_view_end: 126 125 170 */
std::size_t viewed(const std::string &s)
{
	char room[4];
	s.copy(room, 4);
	return std::strlen(room);
}
std::size_t viewed_used()
{
	return viewed("abcdef");
}
/* allows o6_string_view_end */
std::size_t viewed_ok(const std::string &s)
{
	char room[4];
	s.copy(room, 3);
	room[3] = 0;
	return std::strlen(room);
}
std::size_t viewed_used_ok()
{
	return viewed_ok("abcdef");
}

/* finds o6_string_copy_end: 121 787 120 */
void copied_out()
{
	std::string s(50, 'x');
	char room[20];
	std::strcpy(room, s.c_str());
	std::puts(room);
}
/* allows o6_string_copy_end */
void copied_out_ok()
{
	std::string s(50, 'x');
	char room[51];
	std::strcpy(room, s.c_str());
	std::puts(room);
}

/* finds o6_getline_system: 78 77 88 */
int asked_line()
{
	std::string line;
	if (!std::getline(std::cin, line))
		return -1;
	return std::system(("ls " + line).c_str());
}
/* allows o6_getline_system */
int asked_line_ok()
{
	std::string line;
	if (!std::getline(std::cin, line))
		return -1;
	return std::system("ls");
}

/* finds o6_stream_path: 23 22 36 73 */
std::string file_of(int s)
{
	char name[64] = "";
	std::string text;
	if (recv(s, name, 63, 0) < 1)
		return text;
	std::ifstream in(std::string("/srv/") + name);
	in >> text;
	return text;
}
/* allows o6_stream_path */
std::string file_of_ok(int s)
{
	char name[64] = "";
	std::string text;
	if (recv(s, name, 63, 0) < 1)
		return text;
	std::ifstream in("/srv/index");
	in >> text;
	return text;
}

/* finds o6_optional_null: 690 476 */
int looked_up(const std::map<std::string, so::point *> &all)
{
	auto i = all.find("origin");
	return i->second->x;
}
/* allows o6_optional_null */
int looked_up_ok(const std::map<std::string, so::point *> &all)
{
	auto i = all.find("origin");
	if (i == all.end())
		return 0;
	return i->second->x;
}

/* finds o6_cast_null: 476 690 */
struct base {
	virtual ~base() = default;
};
struct left : base {
	int n = 1;
};
int casted(base *b)
{
	auto *l = dynamic_cast<left *>(b);
	return l->n;
}
/* allows o6_cast_null */
struct base_ok {
	virtual ~base_ok() = default;
};
struct left_ok : base_ok {
	int n = 1;
};
int casted_ok(base_ok *b)
{
	auto *l = dynamic_cast<left_ok *>(b);
	if (!l)
		return 0;
	return l->n;
}

/* finds o6_nothrow_null: 690 476 */
so::point *nothrow()
{
	auto *p = new (std::nothrow) so::point;
	p->x = 1;
	p->y = 2;
	return p;
}
/* allows o6_nothrow_null */
so::point *nothrow_ok()
{
	auto *p = new (std::nothrow) so::point;
	if (p == nullptr)
		return nullptr;
	p->x = 1;
	p->y = 2;
	return p;
}

/* finds o6_null_class: 476 */
int null_object()
{
	so::point here{1, 2};
	so::point *p = nullptr;
	if (so::on)
		p = nullptr;
	return p->y;
}
/* allows o6_null_class */
int null_object_ok()
{
	so::point here{1, 2};
	so::point *p = nullptr;
	if (so::on)
		p = &here;
	return p->y;
}

/* finds o6_leak_loop: 401 772 */
int leak_loop(int n)
{
	int s = 0;
	for (int i = 0; i < n; ++i) {
		auto *p = new so::point{i, i};
		s += p->x;
	}
	return s;
}
/* allows o6_leak_loop */
int leak_loop_ok(int n)
{
	int s = 0;
	for (int i = 0; i < n; ++i) {
		auto *p = new so::point{i, i};
		s += p->x;
		delete p;
	}
	return s;
}

/* finds o6_leak_release: 401 772 */
int released()
{
	auto p = std::make_unique<so::point>();
	p->x = 4;
	so::point *raw = p.release();
	return raw->x;
}
/* allows o6_leak_release */
int released_ok()
{
	auto p = std::make_unique<so::point>();
	p->x = 4;
	so::point *raw = p.get();
	return raw->x;
}

/* finds o6_leak_assigned: 401 772 */
class table {
	int *v_ = nullptr;
      public:
	table() = default;
	table(const table &) = delete;
	table &operator=(const table &) = delete;
	void room(int n)
	{
		v_ = new int[n];
	}
	~table()
	{
		delete[] v_;
	}
};
void assigned()
{
	table t;
	t.room(4);
	t.room(8);
}
/* allows o6_leak_assigned */
class table_ok {
	int *v_ = nullptr;
      public:
	table_ok() = default;
	table_ok(const table_ok &) = delete;
	table_ok &operator=(const table_ok &) = delete;
	void room(int n)
	{
		delete[] v_;
		v_ = new int[n];
	}
	~table_ok()
	{
		delete[] v_;
	}
};
void assigned_ok()
{
	table_ok t;
	t.room(4);
	t.room(8);
}

/* finds o6_leak_vector_pointers: 401 772 */
std::size_t pointers()
{
	std::vector<so::point *> v;
	for (int i = 0; i < 3; ++i)
		v.push_back(new so::point{i, i});
	std::size_t n = v.size();
	return n;
}
/* allows o6_leak_vector_pointers */
std::size_t pointers_ok()
{
	std::vector<so::point *> v;
	for (int i = 0; i < 3; ++i)
		v.push_back(new so::point{i, i});
	std::size_t n = v.size();
	for (so::point *p : v)
		delete p;
	return n;
}

/* finds o6_twice_delete: 415 */
void twice()
{
	auto *p = new so::point{1, 2};
	if (p->x > 0)
		delete p;
	delete p;
}
/* allows o6_twice_delete */
void twice_ok()
{
	auto *p = new so::point{1, 2};
	if (p->x > 0)
		delete p;
	else
		delete p;
}

/* finds o6_twice_unique: 415 */
void two_owners()
{
	auto *p = new so::point{1, 2};
	std::unique_ptr<so::point> a(p);
	std::unique_ptr<so::point> b(p);
}
/* allows o6_twice_unique */
void two_owners_ok()
{
	auto *p = new so::point{1, 2};
	std::unique_ptr<so::point> a(p);
	std::unique_ptr<so::point> b(new so::point(*p));
}
