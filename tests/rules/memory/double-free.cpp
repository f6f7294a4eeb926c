/* SPDX-License-Identifier: Apache-2.0 */
/* memory/double-free: owners and copies, in C++. */
#include <cstring>
#include <list>
#include <memory>

class Text {
	char *data;

public:
	explicit Text(const char *s)
	{
		data = new char[std::strlen(s) + 1];
		std::strcpy(data, s);
	}
	~Text() { delete[] data; } /* expect: memory/double-free */
	char first() { return data[0]; }
};

char finds_a_copy_of_an_owner()
{
	Text a("x");
	Text b = a;

	return b.first();
}

void finds_what_an_owner_has()
{
	std::unique_ptr<int> p(new int(3)); /* expect: memory/double-free */
	int *raw = p.get();

	delete raw;
}

void finds_what_a_list_handed_back()
{
	std::list<char *> l;
	char *p = new char[10];

	delete[] p;
	l.push_back(p);
	char *q = l.back();
	delete[] q; /* expect: memory/double-free */
}

class Sole {
	char *data;

public:
	Sole() : data(nullptr) {}
	Sole(Sole &&other) : data(other.data) { other.data = nullptr; }
	~Sole() { delete[] data; }
};

void allows_what_was_moved()
{
	Sole a;
	Sole b(static_cast<Sole &&>(a));
}

void allows_what_an_owner_let_go()
{
	std::unique_ptr<int> p(new int(3));

	delete p.release();
}

Sole make();
void allows_another_each_time(int n)
{
	for (int i = 0; i < n; i++) {
		Sole each = make();
	}
}

/* Where a method of this class never comes back, that of another may. */
class stage {
public:
	virtual ~stage() = default;
	virtual void leave()
	{
		throw 1;
	}
};

void finds_what_another_class_comes_back_to(stage &s)
{
	int *p = new int(1);

	delete p;
	s.leave();
	delete p; /* expect: memory/double-free */
}

/* Deeper than calls are followed. */
static void refuse_5(int why)
{
	throw why;
}

static void refuse_4(int why)
{
	refuse_5(why);
}

static void refuse_3(int why)
{
	refuse_4(why);
}

static void refuse_2(int why)
{
	refuse_3(why);
}

static void refuse_1(int why)
{
	refuse_2(why);
}

static void refuse(int why)
{
	refuse_1(why);
}

void allows_one_that_is_thrown_over(int why)
{
	int *p = new int(1);

	if (why) {
		delete p;
		refuse(why);
	}
	delete p;
}
