/* SPDX-License-Identifier: Apache-2.0 */
/* memory/leak: objects, in C++. */
#include <memory>
#include <vector>

int finds_a_new_object(int v)
{
	int *p = new int(v); /* expect: memory/leak */

	return *p * 2;
}

void finds_what_an_exception_skips(int v)
{
	char *p = new char[20]; /* expect: memory/leak */

	if (v < 0)
		throw v;
	p[0] = 'a';
	delete[] p;
}

int finds_what_an_owner_lets_go()
{
	std::unique_ptr<int> p = std::make_unique<int>(3); /* expect: memory/leak */

	p.release();
	return 0;
}

struct Holder {
	char *room;
	Holder *next;
	Holder(int n, Holder *after) : room(new char[n]), next(after) {}
	~Holder() { delete[] room; }
};

Holder *allows_members_of_an_object(int n)
{
	return new Holder(n, nullptr);
}

void allows_an_owner(int v)
{
	std::unique_ptr<char[]> p(new char[20]);

	if (v < 0)
		throw v;
	p[0] = 'a';
}

void allows_a_row_of_owners(std::vector<std::unique_ptr<int>> &all)
{
	all.push_back(std::make_unique<int>(3));
}

template <typename T> class Box
{
public:
	Box() : all_(new T[4]) {}
	~Box() { delete[] all_; }

private:
	T *all_;
};

void allows_what_a_member_of_a_template_keeps()
{
	Box<int> box;
}

int *finds_what_a_throw_loses(int n)
{
	int *p = new int[4](); /* expect: memory/leak */

	if (n > 4)
		throw n;
	return p;
}

int allows_a_throw_that_is_caught_here(int n)
{
	int *p = new int[4]();

	try {
		if (n > 4)
			throw n;
		p[0] = n;
	} catch (int) {
	}
	n = p[0];
	delete[] p;
	return n;
}
