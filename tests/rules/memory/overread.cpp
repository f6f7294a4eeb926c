/* SPDX-License-Identifier: Apache-2.0 */
/* memory/overread: elements of containers, in C++. */
#include <array>
#include <string>
#include <vector>

int finds_an_index_behind_a_vector()
{
	std::vector<int> v(10);

	return v[10]; /* expect: memory/overread */
}

int finds_the_front_of_nothing()
{
	std::vector<int> v;

	return v.front(); /* expect: memory/overread */
}

int finds_an_index_behind_what_was_pushed()
{
	std::vector<int> v;

	v.push_back(1);
	v.push_back(2);
	return v[2]; /* expect: memory/overread */
}

int finds_one_step_too_far()
{
	std::vector<int> v(4, 1);
	int sum = 0;

	for (std::size_t i = 0; i <= v.size(); i++)
		sum += v[i]; /* expect: memory/overread */
	return sum;
}

int allows_all_of_them(const std::vector<int> &v)
{
	int sum = 0;

	for (std::size_t i = 0; i < v.size(); i++)
		sum += v[i];
	for (int each : v)
		sum += each;
	return sum;
}

int allows_what_was_pushed()
{
	std::vector<int> v;

	v.push_back(1);
	return v[0] + v.back() + v.front();
}

int allows_a_checked_index(unsigned at)
{
	std::array<int, 4> a{};

	return at < a.size() ? a[at] : 0;
}

int allows_what_a_lambda_adds()
{
	std::vector<int> v;
	auto add = [&](int n) { v.push_back(n); };

	add(3);
	return v[0];
}

int allows_another_length(std::vector<int> &v, void (*fill)(std::vector<int> &))
{
	v.clear();
	fill(v);
	return v[0];
}
