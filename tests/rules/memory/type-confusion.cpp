/* SPDX-License-Identifier: Apache-2.0 */
/* memory/type-confusion in C++: classes that an object does not have. */
struct Shape {
	virtual ~Shape();
	int sides;
};
struct Square : Shape {
	double side;
};
struct Circle : Shape {
	double radius;
};
struct Disc : Circle {
	double thickness;
};
Shape *any_shape();

double finds_another_class()
{
	Square square;
	Shape *s = &square;
	return static_cast<Circle *>(s)->radius; /* expect: memory/type-confusion 'Square' */
}

double finds_what_new_made()
{
	Shape *s = new Square();
	Circle *c = (Circle *)s; /* expect: memory/type-confusion no 'Circle' */
	double radius = c->radius;
	delete s;
	return radius;
}

double finds_a_reference()
{
	Square square;
	Shape &s = square;
	return static_cast<Circle &>(s).radius; /* expect: memory/type-confusion */
}

double finds_a_base_as_its_heir()
{
	Circle circle;
	Circle *c = &circle;
	return static_cast<Disc *>(c)->thickness; /* expect: memory/type-confusion no 'Disc' */
}

double allows_its_class()
{
	Circle circle;
	Shape *s = &circle;
	return static_cast<Circle *>(s)->radius;
}

double allows_a_class_above()
{
	Disc disc;
	Shape *s = &disc;
	return static_cast<Circle *>(s)->radius;
}

double allows_an_asked_class()
{
	Square square;
	Shape *s = &square;
	Circle *c = dynamic_cast<Circle *>(s);
	return c ? c->radius : 0;
}

double allows_another_object(bool other)
{
	Square square;
	Shape *s = &square;
	if (other)
		s = any_shape();
	return other ? static_cast<Circle *>(s)->radius : 0;
}

double allows_an_unknown_object()
{
	Shape *s = any_shape();
	return static_cast<Circle *>(s)->radius;
}
