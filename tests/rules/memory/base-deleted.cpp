/* SPDX-License-Identifier: Apache-2.0 */
/* memory/base-deleted in C++: what it finds, then what it must leave alone. */
#include "base-deleted.h"

struct Base {
	virtual void run();
	~Base() {}
};
struct Derived : Base {
	char *text;
	Derived() : text(new char[8]) {}
	~Derived() { delete[] text; }
	void run() override;
};
struct Shape {
	virtual double area() = 0;
};

void finds_a_base()
{
	Base *b = new Derived;
	b->run();
	delete b; /* expect: memory/base-deleted */
}

void finds_an_abstract_class(Shape *s)
{
	delete s; /* expect: memory/base-deleted */
}

void finds_an_element(Base **all, int n)
{
	for (int i = 0; i < n; i++)
		delete all[i]; /* expect: memory/base-deleted */
}

#define DROP(p) do { delete (p); (p) = nullptr; } while (0)
void finds_through_a_macro(Base *b)
{
	DROP(b); /* expect: memory/base-deleted */
}

struct Right {
	virtual void run();
	virtual ~Right();
};
struct Plain {
	int a;
};
struct Last final {
	virtual void run();
	~Last();
};

void allows_a_virtual_destructor(Right *r)
{
	delete r;
}

void allows_a_plain_class(Plain *p)
{
	delete p;
}

void allows_a_final_class(Last *l)
{
	delete l;
}

void allows_the_object_itself()
{
	Derived d;
	d.run();
}
