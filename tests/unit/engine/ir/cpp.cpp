/* flags: -x c++ -std=c++17 */
int unknown(int);
extern "C" int system(const char *);
extern "C" {
int puts(const char *);
}
namespace outer
{
namespace
{
int hidden(int a = 3)
{
	return a;
}
}
class base
{
public:
	base(int n) : value(system("init")), other{n} {}
	virtual ~base();
	virtual int run(const char *s) = 0;
	int get() const { return value; }
	base &operator+=(int n)
	{
		value += n;
		return *this;
	}

protected:
	int value = puts("member"), other;
};
struct derived : base {
	using base::base;
	int run(const char *s) override { return system(s) + value + hidden(); }
};
template <typename T> int dependent(T t)
{
	system("x");
	t.method();
	return ::unknown(1) + unknown(t) + sizeof(T);
}
template <typename T> struct box {
	T value;
	T get() { return value; }
	void method();
	operator int();
};
}
int use(outer::base &b, int n)
{
	b += 1;
	b.run("cmd");
	outer::derived d(n);
	outer::box<int> box{n};
	auto lambda = [&](int k) { return system("lambda") + k + n; };
	int *p = new int[3], *q = new int(4);
	int elements[] = {1, 2, 3};
	for (int e : elements)
		n += e;
	if (int r = lambda(2); r > 1)
		n = r;
	if (int r = system("c"))
		n = r;
	while (int w = puts("w"))
		n = w;
	switch (int s = n; s) {
	default:
		break;
	}
	try {
		throw n;
	} catch (const int &e) {
		n = e;
	} catch (...) {
		throw;
	}
	delete[] p;
	delete q;
	bool flag = true, none = nullptr == p;
	n = static_cast<int>(3.5) + int(2.5) + (int)box.get() + outer::dependent(box);
	return d.get() + n + flag + none;
}
