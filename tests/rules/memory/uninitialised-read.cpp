/* SPDX-License-Identifier: Apache-2.0 */
/* memory/uninitialised-read: members, in C++. */
#include <string>

class Counter {
public:
	Counter() {}
	int next() { return ++n; } /* expect: memory/uninitialised-read */

private:
	int n;
};

int finds_a_member_without_a_value()
{
	Counter c;

	return c.next();
}

struct Point {
	int x, y;
};

int finds_a_plain_class()
{
	Point p;

	p.x = 1;
	return p.x + p.y; /* expect: memory/uninitialised-read */
}

class Started {
public:
	Started() : n(0) {}
	int next() { return ++n; }

private:
	int n;
	std::string name;
};

int allows_a_member_that_begins()
{
	Started s;

	return s.next();
}

struct Declared {
	int n = 4;
	Declared() {}
};

int allows_what_its_declaration_says()
{
	Declared d;

	return d.n;
}

static void split(int from, int &high, int &low)
{
	high = from / 10;
	low = from % 10;
}

int allows_what_comes_by_reference(int n)
{
	int high, low;

	split(n, high, low);
	return high + low;
}

struct Base {
	explicit Base(int n) : all(n) {}
	int all;
};
struct Derived : Base {
	Derived() : Base(3), own(4) {}
	int own;
};

int allows_what_a_base_sets()
{
	Derived d;

	return d.all + d.own;
}

struct Bits {
	unsigned a : 3, b : 5;
	Bits() { a = 1; b = 2; }
};

int allows_single_bits()
{
	Bits b;

	return b.a + b.b;
}

class Slice
{
public:
	Slice(const char *text, unsigned long size) : text_(text), size_(size) {}
	Slice(const Slice &) = default;
	Slice &operator=(const Slice &) = default;
	unsigned long size() const { return size_; }

private:
	const char *text_;
	unsigned long size_;
};

unsigned long allows_a_copy_that_is_made(const Slice &given)
{
	Slice one = given;
	Slice two("", 0);

	two = one;
	return one.size() + two.size();
}

struct Unset {
	int a, b;
	Unset() { a = 1; }
	Unset(const Unset &) = default;
};

int finds_what_a_copy_has_not()
{
	Unset one;
	Unset two(one);

	return two.b; /* expect: memory/uninitialised-read */
}

int finds_an_array_from_new()
{
	int *v = new int[10];
	int first = v[0]; /* expect: memory/uninitialised-read */

	delete[] v;
	return first;
}

int allows_an_array_of_zeros()
{
	int *v = new int[10](), *one = new int(4);
	int first = v[0] + *one;

	delete[] v;
	delete one;
	return first;
}
