/* SPDX-License-Identifier: Apache-2.0 */
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

/* finds destructor_missing: 401 */
class Holder {
public:
	Holder() { room = new char[100]; }
	~Holder() { std::puts("gone"); }
	char *room;
};
/* allows destructor_missing */
class Keeper {
public:
	Keeper() { room = new char[100]; }
	~Keeper() { delete[] room; }
	Keeper(const Keeper &) = delete;
	Keeper &operator=(const Keeper &) = delete;
	char *room;
};

/* finds new_left: 401 */
int new_left(int v)
{
	int *p = new int(v);
	return *p * 2;
}
/* allows new_left */
int new_deleted(int v)
{
	int *p = new int(v);
	int r = *p * 2;
	delete p;
	return r;
}

/* finds throw_between: 401 */
void throw_between(int v)
{
	char *p = new char[20];
	if (v < 0)
		throw v;
	p[0] = 'a';
	delete[] p;
}
/* allows throw_between */
void throw_owned(int v)
{
	std::unique_ptr<char[]> p(new char[20]);
	if (v < 0)
		throw v;
	p[0] = 'a';
}

/* finds form_mismatch: 762 */
void form_mismatch()
{
	double *d = new double[12];
	d[0] = 1.0;
	std::printf("%f\n", d[0]);
	delete d;
}
/* allows form_mismatch */
void form_match()
{
	double *d = new double[12];
	d[0] = 1.0;
	std::printf("%f\n", d[0]);
	delete[] d;
}

/* finds malloc_deleted: 762 */
void malloc_deleted(const char *s)
{
	char *copy = strdup(s);
	if (copy)
		std::puts(copy);
	delete[] copy;
}
/* allows malloc_deleted */
void malloc_freed(const char *s)
{
	char *copy = strdup(s);
	if (copy)
		std::puts(copy);
	std::free(copy);
}

struct Shape {
	int sides;
	virtual ~Shape() {}
	virtual int area(int n) { return n; }
};
struct Square : Shape {
	int area(int n) override { return 100 / n; }
};

/* finds object_freed: 762 */
void object_freed()
{
	Shape *s = new Shape;
	s->sides = 3;
	std::free(s);
}
/* allows object_freed */
void object_deleted()
{
	Shape *s = new Shape;
	s->sides = 3;
	delete s;
}

/* finds deleted_twice: 415 */
void deleted_twice(bool early)
{
	Shape *s = new Square();
	if (early) {
		delete s;
	}
	delete s;
}
/* allows deleted_twice */
void deleted_nulled(bool early)
{
	Shape *s = new Square();
	if (early) {
		delete s;
		s = nullptr;
	}
	delete s;
}

/* finds copied_owner: 415 */
class Text {
	char *data;

public:
	explicit Text(const char *s) { data = new char[std::strlen(s) + 1]; std::strcpy(data, s); }
	~Text() { delete[] data; }
	void print() { std::puts(data); }
};
void copied_owner()
{
	Text a("x");
	Text b = a;
	b.print();
}
/* allows copied_owner */
class Sole {
	char *data;

public:
	explicit Sole(const char *s) { data = new char[std::strlen(s) + 1]; std::strcpy(data, s); }
	~Sole() { delete[] data; }
	Sole(const Sole &) = delete;
	Sole &operator=(const Sole &) = delete;
	void print() { std::puts(data); }
};
void uncopied_owner()
{
	Sole a("x");
	a.print();
}
