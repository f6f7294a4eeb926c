/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>
#include <sys/socket.h>
#include <unistd.h>

/* finds o2_array_member: 762 */
class Buffer {
public:
	explicit Buffer(std::size_t n) : data(new int[n]), size(n) {}
	Buffer(const Buffer &) = delete;
	Buffer &operator=(const Buffer &) = delete;
	~Buffer() { delete data; }
	int *data;
	std::size_t size;
};
/* allows o2_array_member */
class BufferRight {
public:
	explicit BufferRight(std::size_t n) : data(new int[n]), size(n) {}
	BufferRight(const BufferRight &) = delete;
	BufferRight &operator=(const BufferRight &) = delete;
	~BufferRight() { delete[] data; }
	int *data;
	std::size_t size;
};

/* finds o2_free_object: 762 */
void mixed()
{
	std::string *s = new std::string("text");
	std::cout << *s;
	std::free(s);
}
/* allows o2_free_object */
void unmixed()
{
	std::string *s = new std::string("text");
	std::cout << *s;
	delete s;
}

/* finds o2_delete_malloc: 762 */
struct Pixel {
	unsigned char r, g, b;
};

Pixel *raw_pixels(std::size_t n) { return static_cast<Pixel *>(std::calloc(n, sizeof(Pixel))); }

void draw()
{
	Pixel *p = raw_pixels(8);
	if (p)
		p[0].r = 1;
	delete[] p;
}
/* allows o2_delete_malloc */
void draw_right()
{
	Pixel *p = raw_pixels(8);
	if (p)
		p[0].r = 1;
	std::free(p);
}

/* finds o2_throw_leak: 401 */
int parse_all(const std::string &s)
{
	int *slots = new int[10]();
	for (std::size_t i = 0; i < s.size(); i++) {
		if (s[i] < '0' || s[i] > '9')
			throw std::invalid_argument("digit expected");
		slots[s[i] - '0']++;
	}
	int n = slots[0];
	delete[] slots;
	return n;
}
/* allows o2_throw_leak */
int parse_all_right(const std::string &s)
{
	std::vector<int> slots(10);
	for (char c : s) {
		if (c < '0' || c > '9')
			throw std::invalid_argument("digit expected");
		slots[c - '0']++;
	}
	return slots[0];
}

/* finds o2_reset_leak: 401 */
class Shape {
public:
	virtual ~Shape() = default;
	virtual double area() const = 0;
};
class Square : public Shape {
public:
	double area() const override { return 4; }
};

double measure(bool again)
{
	Shape *s = new Square;
	double a = s->area();
	if (again) {
		s = new Square;
		a += s->area();
	}
	delete s;
	return a;
}
/* allows o2_reset_leak */
double measure_right(bool again)
{
	Shape *s = new Square;
	double a = s->area();
	if (again) {
		delete s;
		s = new Square;
		a += s->area();
	}
	delete s;
	return a;
}

/* finds o2_map_leak: 401 */
void fill_map()
{
	std::map<int, char *> names;
	names[1] = new char[8];
	std::strcpy(names[1], "one");
	std::puts(names[1]);
	char *two = new char[8];
	std::strcpy(two, "two");
	std::puts(two);
}
/* allows o2_map_leak */
void fill_map_right()
{
	std::map<int, std::string> names;
	names[1] = "one";
	std::puts(names[1].c_str());
}

/* finds o2_twice: 415 */
class Handle {
public:
	Handle() : p(new char[4]) {}
	~Handle() { delete[] p; }
	char *get() { return p; }
private:
	Handle(const Handle &);
	char *p;
};

void drop_inner()
{
	char *p = new char[4];
	std::memset(p, 0, 4);
	delete[] p;
	if (p != nullptr)
		delete[] p;
}
/* allows o2_twice */
void drop_outer()
{
	char *p = new char[4];
	std::memset(p, 0, 4);
	delete[] p;
	p = nullptr;
	if (p != nullptr)
		delete[] p;
}

/* finds o2_copied: 415 416 */
class Text {
public:
	explicit Text(const char *s)
	{
		chars = new char[std::strlen(s) + 1];
		std::strcpy(chars, s);
	}
	~Text() { delete[] chars; }
	const char *c() const { return chars; }
private:
	char *chars;
};
/* allows o2_copied */
class TextRight {
public:
	explicit TextRight(const char *s)
	{
		chars = new char[std::strlen(s) + 1];
		std::strcpy(chars, s);
	}
	TextRight(const TextRight &o) : TextRight(o.chars) {}
	TextRight &operator=(const TextRight &) = delete;
	~TextRight() { delete[] chars; }
	const char *c() const { return chars; }
private:
	char *chars;
};

/* finds o2_deleted_call: 416 825 */
double last_area()
{
	Shape *s = new Square();
	delete s;
	return s->area();
}
/* allows o2_deleted_call */
double last_area_right()
{
	Shape *s = new Square();
	double a = s->area();
	delete s;
	return a;
}

/* finds o2_reference_gone: 416 825 672 */
int front_after()
{
	std::vector<int> v{ 1, 2, 3 };
	int &first = v.front();
	v.push_back(4);
	v.push_back(5);
	return first;
}
/* allows o2_reference_gone */
int front_before()
{
	std::vector<int> v{ 1, 2, 3 };
	int first = v.front();
	v.push_back(4);
	v.push_back(5);
	return first;
}

/* finds o2_erased: 416 825 672 */
void drop_odd(std::set<int> &s)
{
	for (auto it = s.begin(); it != s.end(); ++it)
		if (*it % 2)
			s.erase(it);
}
/* allows o2_erased */
void drop_odd_right(std::set<int> &s)
{
	for (auto it = s.begin(); it != s.end();)
		if (*it % 2)
			it = s.erase(it);
		else
			++it;
}

/* finds o2_c_str_gone: 416 562 825 */
const char *name_of(int id)
{
	std::string n = "item " + std::to_string(id);
	return n.c_str();
}
/* allows o2_c_str_gone */
std::string name_of_right(int id)
{
	std::string n = "item " + std::to_string(id);
	return n;
}

/* finds o2_reference_local: 562 */
const std::vector<int> &primes()
{
	std::vector<int> p{ 2, 3, 5 };
	return p;
}
/* allows o2_reference_local */
const std::vector<int> &primes_right()
{
	static std::vector<int> p{ 2, 3, 5 };
	return p;
}

/* finds o2_null_cast: 476 690 */
double area_if(Shape *any)
{
	Square *s = dynamic_cast<Square *>(any);
	return s->area();
}
/* allows o2_null_cast */
double area_if_right(Shape *any)
{
	Square *s = dynamic_cast<Square *>(any);
	return s ? s->area() : 0;
}

/* finds o2_down_cast: 843 704 588 */
class Circle : public Shape {
public:
	double area() const override { return 3; }
	double radius = 1;
	double more[4] = {};
};

double wrong_down()
{
	Square sq;
	Shape *s = &sq;
	return static_cast<Circle *>(s)->more[3];
}
/* allows o2_down_cast */
double right_down()
{
	Circle c;
	Shape *s = &c;
	return static_cast<Circle *>(s)->more[3];
}

/* finds o2_get_deleted: 415 416 */
void owner_twice()
{
	std::unique_ptr<int> p(new int(3));
	int *raw = p.get();
	std::cout << *raw;
	delete raw;
}
/* allows o2_get_deleted */
void owner_once()
{
	std::unique_ptr<int> p(new int(3));
	int *raw = p.release();
	std::cout << *raw;
	delete raw;
}
