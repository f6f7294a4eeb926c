/* SPDX-License-Identifier: Apache-2.0 */
struct InHeader {
	virtual void run();
	~InHeader();
};
inline void finds_in_a_header(InHeader *h)
{
	delete h; /* expect: memory/base-deleted */
}
