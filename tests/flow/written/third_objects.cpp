/* SPDX-License-Identifier: Apache-2.0 */
#include "third_sec.h"
#include <algorithm>
#include <array>
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
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

/* finds x3_catch_all: 396 */
int parse_port(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (...) {
		return -1;
	}
}
/* allows x3_catch_all */
int parse_port_right(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (const std::invalid_argument &) {
		return -1;
	} catch (const std::out_of_range &) {
		return -2;
	}
}

/* finds x3_catch_base: 396 */
bool store_value(std::map<std::string, int> &m, const std::string &k)
{
	try {
		m.at(k) = 1;
	} catch (const std::exception &e) {
		std::cerr << e.what() << '\n';
		return false;
	}
	return true;
}
/* allows x3_catch_base */
bool store_value_right(std::map<std::string, int> &m, const std::string &k)
{
	try {
		m.at(k) = 1;
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
		return false;
	}
	return true;
}

/* finds x3_throw_base: 397 */
int checked_divide(int a, int b)
{
	if (b == 0)
		throw std::exception();
	return a / b;
}
/* allows x3_throw_base */
int checked_divide_right(int a, int b)
{
	if (b == 0)
		throw std::domain_error("division by zero");
	return a / b;
}

/* finds x3_throw_int: 397 */
class Door {
public:
	void open()
	{
		if (locked)
			throw 5;
		is_open = true;
	}
	bool locked = true, is_open = false;
};
/* allows x3_throw_int */
class LockedError : public std::runtime_error {
public:
	LockedError() : std::runtime_error("the door is locked") {}
};

class DoorRight {
public:
	void open()
	{
		if (locked)
			throw LockedError();
		is_open = true;
	}
	bool locked = true, is_open = false;
};

/* finds x3_catch_empty: 390 391 */
void load_numbers(std::vector<int> &out, std::istream &in)
{
	std::string word;
	while (in >> word) {
		try {
			out.push_back(std::stoi(word));
		} catch (const std::invalid_argument &) {
		}
	}
}
/* allows x3_catch_empty */
void load_numbers_right(std::vector<int> &out, std::istream &in)
{
	std::string word;
	while (in >> word) {
		try {
			out.push_back(std::stoi(word));
		} catch (const std::invalid_argument &) {
			std::cerr << "not a number: " << word << '\n';
		}
	}
}

/* finds x3_catch_ignore: 391 390 */
bool save_text(const char *file, const std::string &text)
{
	bool ok = false;
	try {
		std::ofstream out;
		out.exceptions(std::ios::failbit);
		out.open(file);
		out << text;
		ok = true;
	} catch (const std::ios_base::failure &) {
		;
	}
	return ok || true;
}
/* allows x3_catch_ignore */
bool save_text_right(const char *file, const std::string &text)
{
	try {
		std::ofstream out;
		out.exceptions(std::ios::failbit);
		out.open(file);
		out << text;
		return true;
	} catch (const std::ios_base::failure &e) {
		std::cerr << file << ": " << e.what() << '\n';
		return false;
	}
}

/* finds x3_public_static: 500 */
class Settings {
public:
	static int retries;
	static const int most = 9;
};
int Settings::retries = 3;
/* allows x3_public_static */
class SettingsRight {
public:
	static int retries() { return retries_; }
	static const int most = 9;
private:
	static int retries_;
};
int SettingsRight::retries_ = 3;

/* finds x3_public_pointer: 500 */
struct Logger {
	static const char *prefix;
	static inline constexpr int width = 80;
	void line(const char *t) const { std::printf("%s%s\n", prefix, t); }
};
const char *Logger::prefix = "app: ";
/* allows x3_public_pointer */
struct LoggerRight {
	static const char *const prefix;
	static inline constexpr int width = 80;
	void line(const char *t) const { std::printf("%s%s\n", prefix, t); }
};
const char *const LoggerRight::prefix = "app: ";

/* finds x3_order: 440 758 475 */
struct Version {
	int major_, minor_;
	bool operator<(const Version &o) const { return major_ <= o.major_; }
};

void sort_versions(std::vector<Version> &v)
{
	std::sort(v.begin(), v.end());
}
/* allows x3_order */
struct VersionRight {
	int major_, minor_;
	bool operator<(const VersionRight &o) const { return major_ != o.major_ ? major_ < o.major_ : minor_ < o.minor_; }
};

void sort_versions_right(std::vector<VersionRight> &v)
{
	std::sort(v.begin(), v.end());
}

/* finds x3_assign_value: 440 */
class Counter {
public:
	Counter operator=(const Counter &o)
	{
		n = o.n;
		return *this;
	}
	bool operator==(const Counter &o) const { return n != o.n; }
	int n = 0;
};
/* allows x3_assign_value */
class CounterRight {
public:
	CounterRight &operator=(const CounterRight &o)
	{
		n = o.n;
		return *this;
	}
	bool operator==(const CounterRight &o) const { return n == o.n; }
	int n = 0;
};

/* finds x3_freed_vector: 416 825 */
int sum_and_grow(std::vector<int> &v)
{
	int sum = 0;
	for (auto it = v.begin(); it != v.end(); ++it) {
		sum += *it;
		if (*it == 7)
			v.push_back(sum);
	}
	return sum;
}
/* allows x3_freed_vector */
int sum_and_grow_right(std::vector<int> &v)
{
	int sum = 0;
	const std::size_t n = v.size();
	for (std::size_t i = 0; i < n; ++i) {
		sum += v[i];
		if (v[i] == 7)
			v.push_back(sum);
	}
	return sum;
}

/* finds x3_view_gone: 416 562 825 */
const char *title_of(int n)
{
	std::string text = "title " + std::to_string(n);
	return text.c_str();
}
/* allows x3_view_gone */
std::string title_of_right(int n)
{
	std::string text = "title " + std::to_string(n);
	return text;
}

/* finds x3_erase_map: 416 825 */
void drop_zero(std::map<int, int> &m)
{
	for (auto it = m.begin(); it != m.end(); ++it)
		if (it->second == 0)
			m.erase(it);
}
/* allows x3_erase_map */
void drop_zero_right(std::map<int, int> &m)
{
	for (auto it = m.begin(); it != m.end();)
		if (it->second == 0)
			it = m.erase(it);
		else
			++it;
}

/* finds x3_get_reset: 416 825 */
struct Plan {
	int steps = 4;
};

int run_plan_cpp()
{
	auto owner = std::make_unique<Plan>();
	Plan *raw = owner.get();
	owner.reset();
	return raw->steps;
}
/* allows x3_get_reset */
int run_plan_cpp_right()
{
	auto owner = std::make_unique<Plan>();
	Plan *raw = owner.get();
	int steps = raw->steps;
	owner.reset();
	return steps;
}

/* finds x3_two_owners: 415 */
int share_wrong()
{
	Plan *p = new Plan;
	std::shared_ptr<Plan> a(p);
	std::shared_ptr<Plan> b(p);
	return a->steps + b->steps;
}
/* allows x3_two_owners */
int share_right()
{
	std::shared_ptr<Plan> a = std::make_shared<Plan>();
	std::shared_ptr<Plan> b = a;
	return a->steps + b->steps;
}

/* finds x3_no_copy: 415 416 */
class Buffer {
public:
	explicit Buffer(std::size_t n) : data(new char[n]) {}
	~Buffer() { delete[] data; }
	char *data;
};

void pass_buffer()
{
	Buffer one(10);
	Buffer two = one;
	two.data[0] = 'x';
}
/* allows x3_no_copy */
class BufferRight {
public:
	explicit BufferRight(std::size_t n) : data(new char[n]) {}
	BufferRight(const BufferRight &) = delete;
	BufferRight &operator=(const BufferRight &) = delete;
	~BufferRight() { delete[] data; }
	char *data;
};

void pass_buffer_right()
{
	BufferRight one(10);
	BufferRight &two = one;
	two.data[0] = 'x';
}

/* finds x3_array_delete: 762 */
template <typename T> class Stack {
public:
	explicit Stack(int n) : cells(new T[n]), top(0) {}
	Stack(const Stack &) = delete;
	Stack &operator=(const Stack &) = delete;
	~Stack() { delete cells; }
	void push(const T &t) { cells[top++] = t; }
private:
	T *cells;
	int top;
};

void fill_stack()
{
	Stack<int> s(4);
	s.push(1);
}
/* allows x3_array_delete */
template <typename T> class StackRight {
public:
	explicit StackRight(int n) : cells(new T[n]), top(0) {}
	StackRight(const StackRight &) = delete;
	StackRight &operator=(const StackRight &) = delete;
	~StackRight() { delete[] cells; }
	void push(const T &t) { cells[top++] = t; }
private:
	T *cells;
	int top;
};

void fill_stack_right()
{
	StackRight<int> s(4);
	s.push(1);
}

/* finds x3_unique_malloc: 762 */
std::size_t copy_and_measure(const char *text)
{
	std::unique_ptr<char> own(strdup(text));
	return own ? std::strlen(own.get()) : 0;
}
/* allows x3_unique_malloc */
std::size_t copy_and_measure_right(const char *text)
{
	std::unique_ptr<char, void (*)(void *)> own(strdup(text), std::free);
	return own ? std::strlen(own.get()) : 0;
}

/* finds x3_leak_throw: 401 772 */
int read_count(std::istream &in)
{
	int *cells = new int[16];
	for (int i = 0; i < 16; i++)
		if (!(in >> cells[i]))
			throw std::runtime_error("too few");
	int first = cells[0];
	delete[] cells;
	return first;
}
/* allows x3_leak_throw */
int read_count_right(std::istream &in)
{
	auto cells = std::make_unique<int[]>(16);
	for (int i = 0; i < 16; i++)
		if (!(in >> cells[i]))
			throw std::runtime_error("too few");
	return cells[0];
}

/* finds x3_clear_pointers: 401 772 */
int count_shapes(int n)
{
	std::vector<Plan *> all;
	for (int i = 0; i < n; i++)
		all.push_back(new Plan);
	int count = (int)all.size();
	all.clear();
	return count;
}
/* allows x3_clear_pointers */
int count_shapes_right(int n)
{
	std::vector<std::unique_ptr<Plan>> all;
	for (int i = 0; i < n; i++)
		all.push_back(std::make_unique<Plan>());
	int count = (int)all.size();
	all.clear();
	return count;
}

/* finds x3_release_lost: 401 772 */
int peek_release()
{
	std::unique_ptr<Plan> p(new Plan);
	Plan *raw = p.release();
	return raw->steps;
}
/* allows x3_release_lost */
int peek_release_right()
{
	std::unique_ptr<Plan> p(new Plan);
	Plan *raw = p.get();
	return raw->steps;
}

/* finds x3_past_array: 121 787 */
int fill_squares()
{
	std::array<int, 8> squares{};
	int *raw = squares.data();
	for (std::size_t i = 0; i <= squares.size(); ++i)
		raw[i] = (int)(i * i);
	return squares[0];
}
/* allows x3_past_array */
int fill_squares_right()
{
	std::array<int, 8> squares{};
	int *raw = squares.data();
	for (std::size_t i = 0; i < squares.size(); ++i)
		raw[i] = (int)(i * i);
	return squares[0];
}

/* finds x3_copy_into: 122 787 */
std::vector<char> padded(const std::string &text)
{
	std::vector<char> out(10);
	std::copy(text.begin(), text.begin() + 16, out.begin());
	return out;
}
/* allows x3_copy_into */
std::vector<char> padded_right(const std::string &text)
{
	std::vector<char> out(16);
	if (text.size() < 16)
		return out;
	std::copy(text.begin(), text.begin() + 16, out.begin());
	return out;
}

/* finds x3_new_short: 122 787 */
class Label {
public:
	explicit Label(const char *t)
	{
		text = new char[std::strlen(t)];
		std::strcpy(text, t);
	}
	Label(const Label &) = delete;
	Label &operator=(const Label &) = delete;
	~Label() { delete[] text; }
private:
	char *text;
};
/* allows x3_new_short */
class LabelRight {
public:
	explicit LabelRight(const char *t)
	{
		text = new char[std::strlen(t) + 1];
		std::strcpy(text, t);
	}
	LabelRight(const LabelRight &) = delete;
	LabelRight &operator=(const LabelRight &) = delete;
	~LabelRight() { delete[] text; }
private:
	char *text;
};

/* finds x3_index_string: 126 125 */
char fifth(const std::vector<int> &v)
{
	static const char letters[] = "abcd";
	std::size_t at = v.empty() ? 0 : 7;
	return letters[at];
}
/* allows x3_index_string */
char fifth_right(const std::vector<int> &v)
{
	static const char letters[] = "abcd";
	std::size_t at = v.empty() ? 0 : 3;
	return letters[at];
}

/* finds x3_null_dynamic: 476 690 */
struct Shape {
	virtual ~Shape() = default;
};
struct Round : Shape {
	double radius = 1;
};

double radius_of(Shape *s)
{
	Round *r = dynamic_cast<Round *>(s);
	return r->radius;
}
/* allows x3_null_dynamic */
double radius_of_right(Shape *s)
{
	if (Round *r = dynamic_cast<Round *>(s))
		return r->radius;
	return 0;
}

/* finds x3_null_member: 476 */
class Client {
public:
	Client() : stream(nullptr) {}
	void connect() { stream = &std::cout; }
	void hello() { *stream << "hello\n"; }
private:
	std::ostream *stream;
};

void greet_nobody()
{
	Client c;
	c.hello();
}
/* allows x3_null_member */
void greet_somebody()
{
	Client c;
	c.connect();
	c.hello();
}

/* finds x3_nothrow: 690 476 */
int *make_row(int n)
{
	int *row = new (std::nothrow) int[n];
	row[0] = 1;
	return row;
}
/* allows x3_nothrow */
int *make_row_right(int n)
{
	int *row = new (std::nothrow) int[n];
	if (row)
		row[0] = 1;
	return row;
}

/* finds x3_static_cast: 843 */
struct Square : Shape {
	char corners[64] = {};
};

char corner_of_round()
{
	Round r;
	Shape *s = &r;
	return static_cast<Square *>(s)->corners[40];
}
/* allows x3_static_cast */
char corner_of_square()
{
	Square q;
	Shape *s = &q;
	return static_cast<Square *>(s)->corners[40];
}

/* finds x3_reinterpret: 843 588 */
double pun_vector()
{
	std::string text = "abc";
	auto *list = reinterpret_cast<std::list<double> *>(&text);
	return list->empty() ? 0 : list->front();
}
/* allows x3_reinterpret */
double pun_nothing()
{
	std::list<double> all;
	auto *list = &all;
	return list->empty() ? 0 : list->front();
}

/* finds x3_unset_member: 457 908 665 */
class Timer {
public:
	explicit Timer(int s) { if (s > 0) seconds = s; }
	int left() const { return seconds - 1; }
private:
	int seconds;
};

int time_left()
{
	Timer t(0);
	return t.left();
}
/* allows x3_unset_member */
class TimerRight {
public:
	explicit TimerRight(int s) : seconds(s > 0 ? s : 1) {}
	int left() const { return seconds - 1; }
private:
	int seconds;
};

int time_left_right()
{
	TimerRight t(0);
	return t.left();
}

/* finds x3_unset_new: 457 908 */
int first_new()
{
	int *cell = new int;
	int n = *cell;
	delete cell;
	return n;
}
/* allows x3_unset_new */
int first_new_right()
{
	int *cell = new int();
	int n = *cell;
	delete cell;
	return n;
}

/* finds x3_divide: 369 */
double mean_of(const std::vector<int> &v)
{
	int sum = 0, n = 0;
	for (int x : v)
		if (x > 0) {
			sum += x;
			++n;
		}
	return sum / n;
}
/* allows x3_divide */
double mean_of_right(const std::vector<int> &v)
{
	int sum = 0, n = 0;
	for (int x : v)
		if (x > 0) {
			sum += x;
			++n;
		}
	return n ? sum / n : 0;
}

/* finds x3_cin_overflow: 190 */
int double_it()
{
	int n;
	if (!(std::cin >> n))
		return 0;
	return n * 2;
}
/* allows x3_cin_overflow */
int double_it_right()
{
	int n;
	if (!(std::cin >> n) || n > 1000 || n < -1000)
		return 0;
	return n * 2;
}

/* finds x3_resize: 789 400 770 */
std::vector<double> make_samples()
{
	std::size_t n = 0;
	std::cin >> n;
	std::vector<double> v;
	v.resize(n);
	return v;
}
/* allows x3_resize */
std::vector<double> make_samples_right()
{
	std::size_t n = 0;
	std::cin >> n;
	std::vector<double> v;
	v.resize(std::min<std::size_t>(n, 1024));
	return v;
}

/* finds x3_lock_left: 667 764 833 */
class Account {
public:
	bool take(int amount)
	{
		m.lock();
		if (amount > balance)
			return false;
		balance -= amount;
		m.unlock();
		return true;
	}
private:
	std::mutex m;
	int balance = 0;
};
/* allows x3_lock_left */
class AccountRight {
public:
	bool take(int amount)
	{
		std::lock_guard<std::mutex> hold(m);
		if (amount > balance)
			return false;
		balance -= amount;
		return true;
	}
private:
	std::mutex m;
	int balance = 0;
};

/* finds x3_thread_race: 366 362 667 */
static int visits;

void visit_twice()
{
	std::thread a([] { for (int i = 0; i < 100; i++) ++visits; });
	std::thread b([] { for (int i = 0; i < 100; i++) ++visits; });
	a.join();
	b.join();
	std::cout << visits;
}
/* allows x3_thread_race */
static int guarded_visits;
static std::mutex visits_lock;

void visit_twice_right()
{
	auto visit = [] {
		for (int i = 0; i < 100; i++) {
			std::lock_guard<std::mutex> hold(visits_lock);
			++guarded_visits;
		}
	};
	std::thread a(visit), b(visit);
	a.join();
	b.join();
	std::cout << guarded_visits;
}

/* finds x3_return_reference: 562 */
const std::string &longest(const std::vector<std::string> &v)
{
	std::string best;
	for (const auto &s : v)
		if (s.size() > best.size())
			best = s;
	return best;
}
/* allows x3_return_reference */
std::string longest_right(const std::vector<std::string> &v)
{
	std::string best;
	for (const auto &s : v)
		if (s.size() > best.size())
			best = s;
	return best;
}

/* finds x3_lambda_reference: 562 416 */
std::function<int(int)> adder(int by)
{
	int step = by * 2;
	return [&](int n) { return n + step; };
}
/* allows x3_lambda_reference */
std::function<int(int)> adder_right(int by)
{
	int step = by * 2;
	return [step](int n) { return n + step; };
}

/* finds x3_erase_unused: 252 */
std::size_t drop_nines(std::vector<int> &v)
{
	std::remove(v.begin(), v.end(), 9);
	return v.size();
}
/* allows x3_erase_unused */
std::size_t drop_nines_right(std::vector<int> &v)
{
	v.erase(std::remove(v.begin(), v.end(), 9), v.end());
	return v.size();
}
