/* SPDX-License-Identifier: Apache-2.0 */
/* memory/use-after-free: objects and what containers hand out, in C++. */
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <vector>

struct Shape {
	int sides = 0;
	virtual ~Shape() {}
	virtual int area(int n) { return n * sides; }
};

int finds_a_method_of_what_is_gone()
{
	Shape *s = new Shape();

	delete s;
	return s->area(2); /* expect: memory/use-after-free */
}

int finds_a_reference_into_what_moved()
{
	std::vector<int> v{1, 2, 3};
	int &first = v.front();

	v.push_back(4);
	return first; /* expect: memory/use-after-free */
}

void finds_a_step_from_what_was_erased(std::set<int> &s)
{
	for (auto it = s.begin(); it != s.end(); ++it) /* expect: memory/use-after-free */
		if (*it % 2)
			s.erase(it);
}

std::size_t finds_the_text_of_a_temporary(const std::string &s)
{
	const char *p = (s + "!").c_str();

	return std::strlen(p); /* expect: memory/use-after-free */
}

int finds_what_an_owner_released()
{
	std::unique_ptr<Shape> owner(new Shape);
	Shape *s = owner.get();

	owner.reset();
	return s->sides; /* expect: memory/use-after-free */
}

int allows_a_method_before()
{
	Shape *s = new Shape();
	int n = s->area(2);

	delete s;
	return n;
}

int allows_reserved_room()
{
	std::vector<int> v;

	v.reserve(8);
	v.push_back(1);
	int &first = v.front();
	v.push_back(4);
	return first;
}

void allows_the_next_one(std::set<int> &s)
{
	for (auto it = s.begin(); it != s.end();)
		if (*it % 2)
			it = s.erase(it);
		else
			++it;
}

std::string allows_a_copy(const std::string &s)
{
	std::string t = s + "!";
	const char *p = t.c_str();

	return std::strlen(p) > 3 ? t : s;
}

int allows_another_each_time(int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++) {
		std::vector<int> v(3);
		sum += v[0];
	}
	return sum;
}

struct Pipe {
	int sent = 0;
};

int allows_a_key(std::set<Pipe *> &pipes, Pipe *p)
{
	pipes.erase(p);
	return p->sent;
}

void allows_a_step_before_the_erasure(std::set<int> &s)
{
	for (auto it = s.begin(); it != s.end();)
		if (*it % 2)
			s.erase(it++);
		else
			++it;
}

int finds_an_element_that_was_erased(std::set<int> &s)
{
	auto it = s.begin();

	s.erase(it);
	return *it; /* expect: memory/use-after-free */
}
