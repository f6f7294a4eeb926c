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
