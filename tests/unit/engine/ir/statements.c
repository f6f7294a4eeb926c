/* flags: -std=c11 */
int next(void);
int loops(int n)
{
	int i;

	for (;;)
		break;
	for (i = 0;;)
		break;
	for (; i < 3;)
		i++;
	for (;; i++)
		break;
	for (i = 0; i < 3;)
		i++;
	for (i = 0;; i++)
		break;
	for (; i < n; i++)
		;
	for (int j = 0; j < n; j++) {
		continue;
	}
	for (/* ; */ i = (0, 1); (i < n); /* none */)
		i++;
	while (n--)
		if (n == 3)
			return n;
	do
		n++;
	while (n < 3);
	return 0;
}
void branches(int n)
{
	if (n)
		next();
	if (n > 1)
		next();
	else
		n = 2;
	if (n)
		if (n > 2)
			n = 1;
		else if (n > 3)
			n = 2;
		else
			n = 3;
	;
	{
	}
}
int select(int n)
{
	enum { ONE = 1, NINE = 9 };
	switch (n) {
		int unreachable;
	case 0:
	case ONE:
		n = 2;
		break;
	case NINE:
		next();
		/* fall through */
	default:
		n = 4;
		n = 5;
	case 'a':
		for (;;) {
		case 12:
			break;
		}
	}
	switch (n)
	case 1:
		return 1;
	switch (n)
		;
	return -1;
}
int jumps(int n)
{
again:
	if (n--)
		goto again;
	goto out;
	n = 4;
out:
done:
	return n;
}
