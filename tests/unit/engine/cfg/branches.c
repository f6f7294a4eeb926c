/* SPDX-License-Identifier: Apache-2.0 */
/* Every way that control flows: the graph beside this file says which. */
struct inner {
	int q;
};
struct outer {
	int a;
	union {
		int b;
		char c;
	};
	struct {
		int d, e;
	};
	struct inner z;
	int arr[4];
};
int g(void);
void die(void) __attribute__((noreturn));

int initialisers_and_short_circuits(struct outer *p, int n)
{
	struct outer l = {1, .d = 3, .arr = {[2] = 5}};
	int v[n];
	char text[] = "abc";
	int k = n > 3 && g() ? p->e : l.b;

	p->arr[n] = k;
	v[0] = text[1];
	*(&p->a + 1) += 3;
	return l.z.q + (n ?: v[0]);
}

int fall_through_and_ranges(int n, int k)
{
	switch (n) {
	case 1:
		k++;
	case 2 ... 5:
		k--;
		break;
	default:
		return 1;
	}
	return k;
}

int loops(int n)
{
	int k = 0;

	for (int i = 0; i < n; i++) {
		if (i == 3)
			continue;
		if (i == 5)
			goto out;
	}
	do
		k = ({ int y = k; y + 1; });
	while (k < 3 || !g());
	while (1)
		if (g())
			break;
out:
	return k;
}

int calls_that_do_not_return(int n)
{
	if (n)
		die();
	if (0)
		g();
	for (;;)
		g();
	return 0;
}

int computed(int n)
{
	void *const to[] = {&&one, &&two};

	goto *to[n];
one:
	return 1;
two:
	return 2;
}
