/* flags: -std=c11 */
struct inner {
	int x, y;
};
struct outer {
	int a;
	struct inner in;
	struct inner list[3];
	const char *name;
	int (*call)(void);
	union {
		int i;
		float f;
	};
};
enum { SECOND = 1, MANY = 4 };
int function(void);
struct outer o = {
	.a = 1,
	.in.x = 2,
	.in = {.y = 3},
	.list[SECOND].y = 4,
	.list[2] = {5, 6},
	.name = "n",
	.call = function,
	.f = 1.0f,
};
struct outer positional = {1, {2, 3}, {{4, 5}}, "p"};
struct outer elided = {1, 2, 3, 4, 5};
int sparse[10] = {[3] = 4, 5, [SECOND + 4] = 6, [MANY... MANY * 2 - 1] = 7};
int matrix[2][2] = {[1][0] = 1, [0] = {[1] = 2}};
int zero[4] = {0};
struct inner empty[] = {{0}, {1, 2}};
void locals(int n)
{
	struct inner copy = o.in, made = (struct inner){n, .y = function()};
	int *list = (int[]){1, n, 3};
	char string[] = {"braced"};
	int nested[2] = {n, [0] = n + 1};
	struct inner *p = &(struct inner){.x = n};
	int scalar = {n};

	(void)copy, (void)made, (void)list, (void)string, (void)nested, (void)p, (void)scalar;
}
