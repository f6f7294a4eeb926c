/* SPDX-License-Identifier: Apache-2.0 */
/* memory/mismatched-free: the forms of new, in C++. */
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>

void finds_delete_of_a_row()
{
	double *d = new double[12];

	d[0] = 1.0;
	delete d; /* expect: memory/mismatched-free */
}

void finds_delete_of_malloc(const char *s)
{
	char *copy = strdup(s);

	delete[] copy; /* expect: memory/mismatched-free */
}

void finds_free_of_an_object()
{
	std::string *s = new std::string("text");

	std::free(s); /* expect: memory/mismatched-free */
}

class Buffer {
public:
	explicit Buffer(std::size_t n) : data(new int[n]) {}
	~Buffer() { delete data; } /* expect: memory/mismatched-free */
	int *data;
};

void allows_the_form_it_was_made_with()
{
	double *d = new double[12];
	std::string *s = new std::string("text");

	d[0] = 1.0;
	delete[] d;
	delete s;
}

void allows_an_owner_of_a_row()
{
	std::unique_ptr<int[]> p(new int[4]);

	p[0] = 1;
}

#define ROOM 2048
class BufferOfRoom {
public:
	BufferOfRoom() : data(new unsigned char[ROOM]), more(new (std::nothrow) int[ROOM]) {}
	~BufferOfRoom()
	{
		delete[] data;
		delete[] more;
	}
	unsigned char *data;
	int *more;
};

class RoomWrong {
public:
	RoomWrong() : data(new unsigned char[ROOM]) {}
	~RoomWrong() { delete data; } /* expect: memory/mismatched-free made with new[] */
	unsigned char *data;
};

class BufferRight {
public:
	explicit BufferRight(std::size_t n) : data(new int[n]) {}
	~BufferRight() { delete[] data; }
	int *data;
};
