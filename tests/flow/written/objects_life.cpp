/* SPDX-License-Identifier: Apache-2.0 */
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct Shape {
	int sides;
	virtual ~Shape() {}
	virtual int area(int n) { return n; }
};
struct Square : Shape {
	int area(int n) override { return 100 / n; }
};

/* finds used_deleted: 416 */
int used_deleted()
{
	Shape *s = new Shape();
	s->sides = 4;
	delete s;
	return s->sides;
}
/* allows used_deleted */
int read_deleted()
{
	Shape *s = new Shape();
	s->sides = 4;
	int n = s->sides;
	delete s;
	return n;
}

/* finds virtual_deleted: 416 */
int virtual_deleted(int n)
{
	Shape *s = new Square();
	delete s;
	return s->area(n + 1);
}
/* allows virtual_deleted */
int virtual_before(int n)
{
	Shape *s = new Square();
	int a = n > 0 ? s->area(n) : 0;
	delete s;
	return a;
}

/* finds string_gone: 416 562 */
const char *string_gone()
{
	std::string s = "temporary";
	return s.c_str();
}
/* allows string_gone */
std::string string_kept()
{
	std::string s = "temporary";
	return s;
}

/* finds reference_gone: 562 */
const Shape &reference_gone(int n)
{
	Shape s;
	s.sides = n;
	return s;
}
/* allows reference_gone */
Shape value_given(int n)
{
	Shape s;
	s.sides = n;
	return s;
}

/* finds vector_pointer: 476 */
int vector_pointer()
{
	std::vector<int *> v;
	int *none = nullptr;
	v.push_back(none);
	int *p = v[0];
	return *p;
}
/* allows vector_pointer */
int vector_value()
{
	std::vector<int *> v;
	static int some = 4;
	v.push_back(&some);
	int *p = v[0];
	return *p;
}

/* finds list_pointer: 415 */
void list_pointer()
{
	std::list<char *> l;
	char *p = new char[10];
	delete[] p;
	l.push_back(p);
	char *q = l.back();
	delete[] q;
}
/* allows list_pointer */
void list_live()
{
	std::list<char *> l;
	char *p = new char[10];
	l.push_back(p);
	char *q = l.back();
	delete[] q;
}

/* finds map_pointer: 121 787 120 */
void map_pointer()
{
	std::map<int, char *> m;
	char small[10], source[40];
	std::memset(source, 'x', 39);
	source[39] = 0;
	m[2] = small;
	char *p = m[2];
	std::strcpy(p, source);
	std::puts(p);
}
/* allows map_pointer */
void map_large()
{
	std::map<int, char *> m;
	char large[40], source[40];
	std::memset(source, 'x', 39);
	source[39] = 0;
	m[2] = large;
	char *p = m[2];
	std::strcpy(p, source);
	std::puts(p);
}

/* finds constructor_field: 457 */
class Counter {
public:
	Counter() {}
	int next() { return ++n; }

private:
	int n;
};
int constructor_field()
{
	Counter c;
	return c.next();
}
/* allows constructor_field */
class Started {
public:
	Started() : n(0) {}
	int next() { return ++n; }

private:
	int n;
};
int constructor_set()
{
	Started c;
	return c.next();
}

/* finds not_derived: 843 */
struct Circle : Shape {
	double radius;
};
double not_derived()
{
	Shape *s = new Square();
	Circle *c = static_cast<Circle *>(s);
	double r = c->radius;
	delete s;
	return r;
}
/* allows not_derived */
double derived()
{
	Shape *s = new Circle();
	Circle *c = static_cast<Circle *>(s);
	c->radius = 2.0;
	double r = c->radius;
	delete s;
	return r;
}

/* finds nothrow_unchecked: 690 476 */
void nothrow_unchecked()
{
	int *p = new (std::nothrow) int[50];
	p[4] = 1;
	delete[] p;
}
/* allows nothrow_unchecked */
void nothrow_checked()
{
	int *p = new (std::nothrow) int[50];
	if (p)
		p[4] = 1;
	delete[] p;
}

/* finds slot_deleted: 590 */
void slot_deleted()
{
	Shape s;
	Shape *p = &s;
	p->sides = 1;
	delete p;
}
/* allows slot_deleted */
void heap_deleted()
{
	Shape *p = new Shape;
	p->sides = 1;
	delete p;
}
