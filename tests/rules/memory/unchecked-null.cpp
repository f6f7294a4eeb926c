/* SPDX-License-Identifier: Apache-2.0 */
/* memory/unchecked-null: casts that may fail, in C++. */
struct Shape {
	virtual ~Shape() {}
	virtual int area() = 0;
};
struct Square : Shape {
	int side = 1;
	int area() override { return side * side; }
};

int finds_a_cast_that_may_fail(Shape *any)
{
	Square *s = dynamic_cast<Square *>(any);

	return s->side; /* expect: memory/unchecked-null */
}

int finds_a_method_behind_it(Shape *any)
{
	return dynamic_cast<Square *>(any)->area(); /* expect: memory/unchecked-null */
}

int allows_a_check(Shape *any)
{
	Square *s = dynamic_cast<Square *>(any);

	return s ? s->side : 0;
}

int allows_an_object_of_that_class()
{
	Square square;
	Shape *any = &square;

	return dynamic_cast<Square *>(any)->side;
}
