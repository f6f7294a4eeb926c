/* SPDX-License-Identifier: Apache-2.0 */
/* api/one-sided-order: operators, in C++. */
struct Version {
	int major_;
	bool operator<(const Version &o) const
	{
		return major_ <= o.major_; /* expect: api/one-sided-order operator< */
	}
	bool operator==(const Version &o) const
	{
		return major_ != o.major_; /* expect: api/one-sided-order operator== */
	}
	bool operator>(const Version &o) const { return o.major_ < major_; }
	bool operator!=(const Version &o) const { return !(major_ == o.major_); }
};

bool allows_what_the_name_says(const Version &a, const Version &b)
{
	return a < b || a == b || a > b || a != b;
}
