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
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace vo {
struct item {
	int id;
	char name[24];
};
static bool yes = true;
static int peer(int s)
{
	int n = 0;
	return recv(s, &n, sizeof n, 0) == static_cast<ssize_t>(sizeof n) ? n : 0;
}
static std::string ask()
{
	std::string line;
	std::getline(std::cin, line);
	return line;
}
} // namespace vo

/* finds o7_cin_array: 121 120 787 */
void o7_cin_array()
{
	char word[16];
	std::cin >> word;
	std::puts(word);
}
/* allows o7_cin_array */
void o7_cin_array_ok()
{
	char word[16];
	std::cin.get(word, sizeof word);
	std::puts(word);
}

/* finds o7_copy_algorithm: 121 787 */
void o7_copy_algorithm(const std::vector<int> &v)
{
	int room[8] = {0};
	std::copy(v.begin(), v.end(), room);
	std::printf("%d\n", room[0]);
}
void o7_copy_algorithm_call()
{
	o7_copy_algorithm(std::vector<int>(20, 7));
}
/* allows o7_copy_algorithm */
void o7_copy_algorithm_ok(const std::vector<int> &v)
{
	int room[8] = {0};
	std::copy_n(v.begin(), std::min<std::size_t>(v.size(), 8), room);
	std::printf("%d\n", room[0]);
}
void o7_copy_algorithm_ok_call()
{
	o7_copy_algorithm_ok(std::vector<int>(20, 7));
}

/* finds o7_fill_algorithm: 121 787 */
void o7_fill_algorithm()
{
	char room[10];
	std::fill_n(room, 20, 'x');
	room[9] = 0;
	std::puts(room);
}
/* allows o7_fill_algorithm */
void o7_fill_algorithm_ok()
{
	char room[10];
	std::fill_n(room, 9, 'x');
	room[9] = 0;
	std::puts(room);
}

/* finds o7_template_copy: 121 787 */
template <std::size_t N> static void o7_template_copy_put(char (&to)[N], const char *from)
{
	std::strcpy(to, from);
}
void o7_template_copy()
{
	char name[8];
	o7_template_copy_put(name, "a long station name");
	std::puts(name);
}
/* allows o7_template_copy */
template <std::size_t N> static void o7_template_copy_ok_put(char (&to)[N], const char *from)
{
	std::snprintf(to, N, "%s", from);
}
void o7_template_copy_ok()
{
	char name[8];
	o7_template_copy_ok_put(name, "a long station name");
	std::puts(name);
}

/* finds o7_virtual_index: 121 129 787 */
class o7_virtual_index_base {
      public:
	virtual ~o7_virtual_index_base() = default;
	virtual void set(int at) = 0;
};
class o7_virtual_index_table : public o7_virtual_index_base {
	int v_[10] = {0};
      public:
	void set(int at) override
	{
		if (at >= 0)
			v_[at] = 1;
	}
};
void o7_virtual_index(int s)
{
	o7_virtual_index_table t;
	o7_virtual_index_base &b = t;
	b.set(vo::peer(s));
}
/* allows o7_virtual_index */
class o7_virtual_index_ok_base {
      public:
	virtual ~o7_virtual_index_ok_base() = default;
	virtual void set(int at) = 0;
};
class o7_virtual_index_ok_table : public o7_virtual_index_ok_base {
	int v_[10] = {0};
      public:
	void set(int at) override
	{
		if (at >= 0 && at < 10)
			v_[at] = 1;
	}
};
void o7_virtual_index_ok(int s)
{
	o7_virtual_index_ok_table t;
	o7_virtual_index_ok_base &b = t;
	b.set(vo::peer(s));
}

/* finds o7_vector_pointer: 121 787 */
static void o7_vector_pointer_fill(std::vector<char *> all)
{
	char *p = all[1];
	std::memset(p, 'v', 49);
	p[49] = 0;
}
void o7_vector_pointer()
{
	char small[20], large[50];
	std::vector<char *> all;
	all.push_back(large);
	all.push_back(small);
	o7_vector_pointer_fill(all);
	std::puts(small == all[1] ? "small" : "large");
}
/* allows o7_vector_pointer */
static void o7_vector_pointer_ok_fill(std::vector<char *> all)
{
	char *p = all[1];
	std::memset(p, 'v', 49);
	p[49] = 0;
}
void o7_vector_pointer_ok()
{
	char small[20], large[50];
	std::vector<char *> all;
	all.push_back(large);
	all.push_back(large);
	o7_vector_pointer_ok_fill(all);
	std::puts(small == all[1] ? "small" : "large");
}

/* finds o7_map_pointer: 122 787 */
static void o7_map_pointer_fill(std::map<int, int *> m)
{
	for (int i = 0; i < 20; ++i)
		m[2][i] = i;
}
void o7_map_pointer()
{
	std::map<int, int *> m;
	int *v = new int[10];
	m[2] = v;
	o7_map_pointer_fill(m);
	delete[] v;
}
/* allows o7_map_pointer */
static void o7_map_pointer_ok_fill(std::map<int, int *> m)
{
	for (int i = 0; i < 20; ++i)
		m[2][i] = i;
}
void o7_map_pointer_ok()
{
	std::map<int, int *> m;
	int *v = new int[20];
	m[2] = v;
	o7_map_pointer_ok_fill(m);
	delete[] v;
}

/* finds o7_list_size: 122 787 */
static void o7_list_size_fill(const std::list<char *> &l)
{
	std::strcpy(l.back(), "twenty characters...");
}
void o7_list_size()
{
	std::list<char *> l;
	char *p = new char[20];
	l.push_back(p);
	o7_list_size_fill(l);
	delete[] p;
}
/* allows o7_list_size */
static void o7_list_size_ok_fill(const std::list<char *> &l)
{
	std::strcpy(l.back(), "twenty characters...");
}
void o7_list_size_ok()
{
	std::list<char *> l;
	char *p = new char[21];
	l.push_back(p);
	o7_list_size_ok_fill(l);
	delete[] p;
}

/* finds o7_new_length: 122 787 */
char *o7_new_length(const std::string &s)
{
	char *p = new char[s.size()];
	std::strcpy(p, s.c_str());
	return p;
}
/* allows o7_new_length */
char *o7_new_length_ok(const std::string &s)
{
	char *p = new char[s.size() + 1];
	std::strcpy(p, s.c_str());
	return p;
}

/* finds o7_new_struct: 122 787 */
vo::item *o7_new_struct(const char *name)
{
	auto *i = new vo::item;
	i->id = 1;
	std::strcpy(i->name, name);
	return i;
}
void o7_new_struct_env()
{
	const char *e = std::getenv("NAME");
	if (e != nullptr)
		delete o7_new_struct(e);
}
/* allows o7_new_struct */
vo::item *o7_new_struct_ok(const char *name)
{
	auto *i = new vo::item;
	i->id = 1;
	std::snprintf(i->name, sizeof i->name, "%s", name);
	return i;
}
void o7_new_struct_ok_env()
{
	const char *e = std::getenv("NAME");
	if (e != nullptr)
		delete o7_new_struct_ok(e);
}

/* finds o7_lambda_before: 124 786 */
void o7_lambda_before()
{
	std::array<int, 5> a{};
	auto put = [&a](int i) { a[static_cast<std::size_t>(i)] = 1; };
	put(-1);
	std::printf("%d\n", a[0]);
}
/* allows o7_lambda_before */
void o7_lambda_before_ok()
{
	std::array<int, 5> a{};
	auto put = [&a](int i) { a[static_cast<std::size_t>(i)] = 1; };
	put(1);
	std::printf("%d\n", a[0]);
}

/* finds o7_iterator_end: 126 125 */
int o7_iterator_end(const std::vector<int> &v)
{
	auto i = std::find(v.begin(), v.end(), 3);
	return *i;
}
/* allows o7_iterator_end */
int o7_iterator_end_ok(const std::vector<int> &v)
{
	auto i = std::find(v.begin(), v.end(), 3);
	if (i == v.end())
		return 0;
	return *i;
}

/* finds o7_string_index: 126 125 129 */
char o7_string_index(const std::string &s, int sock)
{
	int at = vo::peer(sock);
	return s[static_cast<std::size_t>(at)];
}
/* allows o7_string_index */
char o7_string_index_ok(const std::string &s, int sock)
{
	int at = vo::peer(sock);
	return s.at(static_cast<std::size_t>(at));
}

/* finds o7_data_read: 126 125 170 */
void o7_data_read(int s)
{
	std::string text(16, '\0');
	if (recv(s, &text[0], text.size(), 0) < 1)
		return;
	char room[64];
	std::memcpy(room, text.data(), sizeof room);
	std::printf("%c\n", room[0]);
}
/* allows o7_data_read */
void o7_data_read_ok(int s)
{
	std::string text(16, '\0');
	if (recv(s, &text[0], text.size(), 0) < 1)
		return;
	char room[64];
	std::memcpy(room, text.data(), text.size());
	std::printf("%c\n", room[0]);
}

/* finds o7_system_stream: 78 77 88 */
int o7_system_stream()
{
	std::ostringstream o;
	o << "/bin/tar tf " << vo::ask();
	return std::system(o.str().c_str());
}
/* allows o7_system_stream */
int o7_system_stream_ok()
{
	std::ostringstream o;
	o << "/bin/tar tf " << "backup.tar";
	return std::system(o.str().c_str());
}

/* finds o7_popen_map: 78 77 88 */
FILE *o7_popen_map()
{
	std::map<int, std::string> m;
	m[1] = vo::ask();
	return popen(m[1].c_str(), "r");
}
/* allows o7_popen_map */
FILE *o7_popen_map_ok()
{
	std::map<int, std::string> m;
	m[1] = "/bin/uname -a";
	return popen(m[1].c_str(), "r");
}

/* finds o7_system_vector: 78 77 88 */
static int o7_system_vector_last(const std::vector<std::string> &v)
{
	return std::system(v.back().c_str());
}
int o7_system_vector(int argc, char **argv)
{
	std::vector<std::string> v{"/bin/date"};
	if (argc > 1)
		v.push_back(argv[1]);
	return o7_system_vector_last(v);
}
/* allows o7_system_vector */
static int o7_system_vector_ok_last(const std::vector<std::string> &v)
{
	return std::system(v.back().c_str());
}
int o7_system_vector_ok(int argc, char **argv)
{
	std::vector<std::string> v{"/bin/date"};
	if (argc > 1)
		v.push_back("/bin/who");
	return o7_system_vector_ok_last(v);
}

/* finds o7_system_virtual: 78 77 88 */
struct o7_system_virtual_runner {
	virtual ~o7_system_virtual_runner() = default;
	virtual int run(const char *what) const
	{
		return std::system(what);
	}
};
int o7_system_virtual(const o7_system_virtual_runner &r)
{
	char line[100];
	if (std::fgets(line, sizeof line, stdin) == nullptr)
		return -1;
	return r.run(line);
}
int o7_system_virtual_call()
{
	o7_system_virtual_runner r;
	return o7_system_virtual(r);
}
/* allows o7_system_virtual */
struct o7_system_virtual_ok_runner {
	virtual ~o7_system_virtual_ok_runner() = default;
	virtual int run(const char *what) const
	{
		return std::puts(what);
	}
};
int o7_system_virtual_ok(const o7_system_virtual_ok_runner &r)
{
	char line[100];
	if (std::fgets(line, sizeof line, stdin) == nullptr)
		return -1;
	return r.run(line);
}
int o7_system_virtual_ok_call()
{
	o7_system_virtual_ok_runner r;
	return o7_system_virtual_ok(r);
}

/* finds o7_path_string: 23 22 36 73 */
bool o7_path_string(int s)
{
	char name[64] = "";
	if (recv(s, name, sizeof name - 1, 0) < 1)
		return false;
	std::string path = "/srv/data/";
	path += name;
	std::ofstream out(path);
	return out.good();
}
/* allows o7_path_string */
bool o7_path_string_ok(int s)
{
	char name[64] = "";
	if (recv(s, name, sizeof name - 1, 0) < 1)
		return false;
	std::string path = "/srv/data/";
	path += "index";
	std::ofstream out(path);
	return out.good();
}

/* finds o7_path_remove: 36 22 23 73 */
int o7_path_remove()
{
	std::string name = vo::ask();
	return std::remove(name.c_str());
}
/* allows o7_path_remove */
int o7_path_remove_ok()
{
	std::string name = vo::ask();
	if (name.find('/') != std::string::npos)
		return -1;
	return std::remove(name.c_str());
}

/* finds o7_library_args: 114 */
#include <dlfcn.h>
void *o7_library_args(char **argv)
{
	std::string name(argv[1]);
	(void)argv;
	return dlopen(name.c_str(), RTLD_NOW);
}
/* allows o7_library_args */
#include <dlfcn.h>
void *o7_library_args_ok(char **argv)
{
	std::string name("/usr/lib/view.so");
	(void)argv;
	return dlopen(name.c_str(), RTLD_NOW);
}

/* finds o7_format_string: 134 */
void o7_format_string()
{
	std::string line = vo::ask();
	std::printf(line.c_str());
}
/* allows o7_format_string */
void o7_format_string_ok()
{
	std::string line = vo::ask();
	std::printf("%s", line.c_str());
}

/* finds o7_add_reference: 190 */
static void o7_add_reference_more(int &n)
{
	n += 10;
}
int o7_add_reference(int s)
{
	int n = vo::peer(s);
	o7_add_reference_more(n);
	return n;
}
/* allows o7_add_reference */
static void o7_add_reference_ok_more(int &n)
{
	n += 10;
}
int o7_add_reference_ok(int s)
{
	int n = vo::peer(s);
	if (n > 1000)
		n = 1000;
	o7_add_reference_ok_more(n);
	return n;
}

/* finds o7_multiply_vector: 190 */
static int o7_multiply_vector_area(std::vector<int> v)
{
	return v[0] * v[0];
}
int o7_multiply_vector(int s)
{
	int n = vo::peer(s);
	std::vector<int> v(1, n);
	return o7_multiply_vector_area(v);
}
/* allows o7_multiply_vector */
static int o7_multiply_vector_ok_area(std::vector<int> v)
{
	return v[0] * v[0];
}
int o7_multiply_vector_ok(int s)
{
	int n = vo::peer(s);
	if (n < 0 || n > 1000)
		return 0;
	std::vector<int> v(1, n);
	return o7_multiply_vector_ok_area(v);
}
