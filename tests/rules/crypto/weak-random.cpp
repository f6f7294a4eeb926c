/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/weak-random in C++; the standard library is declared as far as it is needed. */
namespace std
{
template <typename T, int N> class mersenne_twister_engine
{
public:
	explicit mersenne_twister_engine(T seed);
	T operator()();
};
typedef mersenne_twister_engine<unsigned, 624> mt19937;
class random_device
{
public:
	unsigned operator()();
};
template <typename T> class uniform_int_distribution
{
public:
	uniform_int_distribution(T least, T most);
	template <typename G> T operator()(G &generator);
};
int rand();
} // namespace std

struct session {
	unsigned token, retries;
};

void finds_an_engine(session &s)
{
	std::mt19937 engine(42);

	s.token = engine(); /* expect: crypto/weak-random engine() */
}

void finds_a_distribution(session &s)
{
	std::mt19937 engine(42);
	std::uniform_int_distribution<unsigned> digits(0, 9);

	s.token = digits(engine); /* expect: crypto/weak-random engine() */
}

void allows_the_generator_of_the_system(session &s)
{
	std::random_device device;

	s.token = device();
}

void finds_rand_of_a_namespace(session &s)
{
	s.token = (unsigned)std::rand(); /* expect: crypto/weak-random rand() */
}

void allows_jitter_of_an_engine(session &s)
{
	std::mt19937 engine(42);

	s.retries = engine() % 5;
}

struct cipher {
	unsigned operator()();
};

void allows_another_object(session &s, cipher &c)
{
	s.token = c();
}

class Random
{
public:
	explicit Random(unsigned seed);
};

void allows_the_making_of_a_generator(session &s)
{
	Random token(42);

	s.retries = sizeof(token);
}
