/* flags: -std=c11 */
#include "header.h"

struct point {
	int x, y : 3;
	struct {
		int inner;
	};
	union {
		long l;
		float f;
	} u;
	coordinate list[4];
	int (*callback)(int first, char *second);
	struct point *next;
	unsigned : 4;
};
struct __attribute__((packed)) packed {
	char c;
	int i;
};
enum colour { RED, GREEN = 5, BLUE, LAST = BLUE + 2 };
typedef enum { NO, YES } answer;
typedef int (*handler)(struct point *, const char *const *, ...);
struct opaque;
extern int far_away;
static const volatile long counter = 1;
_Thread_local int per_thread;
_Atomic int shared;
int tentative;
int first = 1, *second = &first, third[2][3];
char text[] = "abc";
void (*signal_like(int number, void (*function)(int)))(int);
_Noreturn void stop(void);
extern void stop2(void) __attribute__((noreturn));
int checked(void) __attribute__((warn_unused_result));
static inline int add(int a, register int b)
{
	return a + b;
}
int variadic(const char *format, ...);
int nothing();
void parameters(char array[10], int matrix[][3], void function(void), answer a)
{
	static int calls;
	extern int far_away;
	struct local {
		int a;
	} l = {1};
	enum { Q = 7 } q = Q;
	typedef int number;
	number n = far_away, vla[n], vla2[3][n + 1];
	int declared(int);

	array[0] = 'x';
	matrix[1][2] = calls;
	function();
	vla[0] = vla2[1][0] = l.a + (int)q + (int)a + declared(add(1, 2));
	array = array + 1;
	array++;
}
_Static_assert(sizeof(int) == 4, "int has 32 bits");
